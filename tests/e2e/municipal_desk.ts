import { Buffer } from "node:buffer";
import type { Browser } from "playwright-core";
import { Screen } from "./screen.ts";

/** 自治体職員 at a desktop. */
export class MunicipalDesk {
  private constructor(readonly screen: Screen) {}

  static async open(browser: Browser, url: string, loginId: string): Promise<MunicipalDesk> {
    const screen = await Screen.open(browser, url, { viewport: { width: 1280, height: 800 } });
    await screen.signIn(loginId);
    await screen.arrivesAt("接種状況");
    return new MunicipalDesk(screen);
  }

  async uploads(name: string, csv: string): Promise<void> {
    await this.screen.openTab("データ登録");
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(csv) };
    await this.screen.page.getByLabel("CSVファイル").setInputFiles(file);
    await this.screen.press("登録する");
    await this.screen.arrivesAt("接種対象者登録の結果");
  }

  /** 新規, 変更, 変更なし, エラー, 合計 of the result on screen. */
  async counts(): Promise<string[]> {
    return (await this.screen.table("件数"))[0]!;
  }

  async downloadsUploadAgain(): Promise<string> {
    return await this.screen.download(() =>
      this.screen.page.getByRole("link", { name: "ダウンロード", exact: true }).click()
    );
  }

  async looksUp(ticketNumber: string): Promise<void> {
    await this.screen.openTab("照会・補正");
    await this.screen.fill("接種券番号", ticketNumber);
    await this.screen.press("照会");
    await this.screen.arrivesAt("照会結果");
  }

  async takesOutput(
    button: "予防接種台帳向け出力" | "接種対象者登録待ちリスト出力",
  ): Promise<string[]> {
    await this.screen.openTab("データ出力");
    const text = await this.screen.download(() => this.screen.press(button));
    return text.split("\r\n").slice(0, -1);
  }
}
