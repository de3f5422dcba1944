import { Buffer } from "node:buffer";
import type { Browser } from "playwright-core";
import { expectAccessible } from "../browser/accessible_page.ts";
import { Screen } from "./screen.ts";

export type UploadKindLabel = "接種対象者登録" | "予診票・予防接種台帳データ一括登録";
export type OutputLabel = "予防接種台帳向け出力" | "接種対象者登録待ちリスト出力";

/** 自治体職員 at a desktop. */
export class MunicipalDesk {
  private constructor(readonly screen: Screen) {}

  static async open(browser: Browser, url: string, loginId: string): Promise<MunicipalDesk> {
    const screen = await Screen.open(browser, url, { viewport: { width: 1280, height: 800 } });
    await screen.signIn(loginId);
    await screen.arrivesAt("接種状況");
    return new MunicipalDesk(screen);
  }

  /** Sends a file; the page then follows what becomes of it. */
  async sends(name: string, csv: string, kind: UploadKindLabel = "接種対象者登録"): Promise<void> {
    await this.screen.openTab("データ登録");
    if (kind !== "接種対象者登録") await this.screen.follow(kind);
    await this.screen.arrivesAt(kind);
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(csv) };
    await this.screen.page.getByLabel("CSVファイル").setInputFiles(file);
    await this.screen.press("登録する");
  }

  /** Sends a file and waits until it is to be decided what becomes of it. */
  async reviews(name: string, csv: string, kind?: UploadKindLabel): Promise<void> {
    await this.sends(name, csv, kind);
    await this.seesReview();
  }

  async seesReview(): Promise<void> {
    await this.screen.page.getByRole("region", { name: "登録するか取り消すか" }).waitFor();
    await expectAccessible(this.screen.page);
  }

  /** Registers what is under review, and waits until it is. */
  async registers(button: string | RegExp = "登録する"): Promise<void> {
    await this.screen.page.getByRole("button", { name: button }).click();
    await this.seesBox("登録完了");
  }

  /** Sends a file without faults, and registers it after its review. */
  async uploads(name: string, csv: string, kind?: UploadKindLabel): Promise<void> {
    await this.reviews(name, csv, kind);
    await this.registers();
  }

  /** Waits for a message with this heading, and lets axe look at its page. */
  async seesBox(heading: string): Promise<void> {
    await this.screen.page.locator(".message__heading", { hasText: heading }).waitFor();
    await expectAccessible(this.screen.page);
  }

  /** Of recipients 新規, 変更, 変更なし, エラー, 合計; of doses 食い違い instead of 変更, after 変更なし. */
  async counts(): Promise<string[]> {
    return (await this.screen.table("件数")).map((row) => row[1]!);
  }

  /** What a link saves, as text. */
  async downloads(link: string): Promise<string> {
    return await this.screen.download(() => this.#saves(link));
  }

  async downloadedBytes(link: string): Promise<Uint8Array> {
    return await this.screen.downloadBytes(() => this.#saves(link));
  }

  #saves(link: string): Promise<void> {
    const main = this.screen.page.getByRole("main");
    return main.getByRole("link", { name: link, exact: true }).click();
  }

  async looksUp(ticketNumber: string): Promise<void> {
    await this.screen.openTab("照会・補正");
    await this.screen.fill("接種券番号", ticketNumber);
    await this.screen.press("照会");
    await this.screen.arrivesAt("照会結果");
  }

  /** Asks for a file as the form stands, and waits until it is made. */
  async makesOutput(output: OutputLabel): Promise<void> {
    await this.screen.press(output);
    await this.seesBox("出力完了");
  }

  /** The lines of the file that is offered at first. */
  async takesOutput(output: OutputLabel): Promise<string[]> {
    await this.screen.openTab("データ出力");
    await this.makesOutput(output);
    return (await this.downloads("ダウンロード")).split("\r\n").slice(0, -1);
  }
}
