import type { Browser } from "playwright-core";
import { Screen } from "./screen.ts";

/** 接種会場 staff with a tablet held upright. */
export class VenueTablet {
  private constructor(readonly screen: Screen) {}

  static async open(browser: Browser, url: string, loginId: string): Promise<VenueTablet> {
    const screen = await Screen.open(browser, url, { viewport: { width: 820, height: 1180 } });
    await screen.signIn(loginId);
    await screen.arrivesAt("接種券の読み取り");
    return new VenueTablet(screen);
  }

  async reads(ocrLine: string): Promise<void> {
    await this.screen.fill("OCRライン（18桁）", ocrLine);
    await this.screen.press("次へ");
  }

  async fillsIn(
    entry: { venue: string; vaccine: string; lot: string; doctor: string },
  ): Promise<void> {
    await this.screen.fill("会場名", entry.venue);
    await this.screen.choose("ワクチン", entry.vaccine);
    await this.screen.fill("ロットNo.", entry.lot);
    await this.screen.fill("医師名", entry.doctor);
  }

  /** はい、本人です, or what is said where nobody is registered. */
  async confirmsThePerson(): Promise<void> {
    await this.screen.page.locator("#personConfirmed").check();
  }

  async registers(): Promise<void> {
    await this.confirmsThePerson();
    await this.screen.press("登録");
    await this.screen.arrivesAt("登録完了");
  }
}
