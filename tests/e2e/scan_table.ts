import type { Screen } from "./screen.ts";

/** Milliseconds: an unclear page is looked at from all sides, and the machine may be busy. */
const LONGEST_RUN = 120_000;

type Files = Parameters<ReturnType<Screen["page"]["locator"]>["setInputFiles"]>[0];

/** 予診票 read from scans, as staff work with it. */
export class ScanTable {
  constructor(readonly screen: Screen) {}

  async drops(files: Files): Promise<void> {
    await this.screen.page.getByLabel("予診票の画像またはPDF").setInputFiles(files);
  }

  /** Waits for what the page says at the end of a run. */
  async hears(sentence: RegExp): Promise<void> {
    await this.screen.page.getByRole("status").filter({ hasText: sentence })
      .waitFor({ timeout: LONGEST_RUN });
  }

  /** What went wrong, once something did. */
  async complaints(): Promise<string> {
    const box = this.screen.page.locator("[data-problems]");
    await box.waitFor({ timeout: LONGEST_RUN });
    return await box.innerText();
  }

  /** The pages in each group that is shown. */
  async groups(): Promise<Record<string, number[]>> {
    return await this.screen.page.evaluate(() => {
      const groups = [...document.querySelectorAll<HTMLElement>("[data-group-of]:not([hidden])")];
      return Object.fromEntries(groups.map((group) => [
        group.querySelector("h2")!.textContent!.split("：")[0]!.trim(),
        [...group.querySelectorAll<HTMLElement>("[data-page]")].map(({ dataset }) =>
          Number(dataset.page)
        ),
      ]));
    });
  }

  async types(page: number, line: string): Promise<void> {
    const row = this.#row(page);
    await row.getByLabel("OCRライン（18桁）").fill(line);
    await row.getByRole("button", { name: "この番号で確かめる" }).click();
  }

  async seesOn(page: number, text: RegExp): Promise<void> {
    await this.#row(page).filter({ hasText: text }).waitFor();
  }

  async confirms(page: number): Promise<void> {
    await this.screen.check(`この人の予診票です（${page}枚目）`);
  }

  async confirmsAll(): Promise<void> {
    await this.screen.check("登録できる票をすべて予診票と見比べました");
  }

  async removes(page: number): Promise<void> {
    await this.screen.press(`${page}枚目を外す`);
  }

  /** Fills in the values all pages share, with a vaccine of Pfizer's. */
  async fillsIn(values: Record<string, string>): Promise<void> {
    const form = this.screen.page.getByRole("form", { name: "この束に共通の内容" });
    for (const [label, text] of Object.entries(values)) await form.getByLabel(label).fill(text);
    await form.getByLabel("ワクチン").selectOption({ label: "ファイザー（コミナティ筋注）" });
  }

  async registers(): Promise<void> {
    await this.screen.press("確かめた票を登録");
  }

  /** The next answer of this address gets lost on its way, after the server did its work. */
  async loses(path: string): Promise<void> {
    await this.screen.page.route(`**${path}`, async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
  }

  #row(page: number) {
    return this.screen.page.locator(`[data-page="${page}"]`);
  }
}
