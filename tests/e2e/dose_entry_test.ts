import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import type { Screen } from "./screen.ts";

const office = await anOffice();
await hasAccount(office, {
  kind: "municipal",
  loginId: "stack@example.lg.jp",
  municipality: "122271",
});

async function atTheDesk(story: (screen: Screen) => Promise<void>): Promise<void> {
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    const { screen } = await MunicipalDesk.open(browser, server.url, "stack@example.lg.jp");
    await story(screen);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What the clerk does without looking up from the papers: the keyboard alone. */
async function entersPaper({ page }: Screen, ocrLine: string): Promise<void> {
  await page.locator("#ocrLine:focus").waitFor();
  await page.keyboard.type(ocrLine);
  await page.keyboard.press("Enter");
  await page.locator("#personConfirmed:focus").waitFor();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "登録完了", exact: true }).waitFor();
}

Deno.test(
  "a stack of papers is entered with the keyboard alone, one after another",
  browserTest,
  () =>
    atTheDesk(async (screen) => {
      await screen.openTab("データ登録");
      await screen.page.getByRole("link", { name: "予診票個別登録" }).click();
      await screen.arrivesAt("接種券の読み取り");
      await screen.follow("登録内容を設定する");
      await screen.arrivesAt("登録内容の設定");
      await screen.fill("会場名", "市民体育館");
      await screen.fill("接種日", "20210628");
      await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
      await screen.fill("ロットNo.", "EY5420");
      await screen.page.getByLabel("医師名").fill("鈴木 一郎");
      await screen.press("設定する");
      await screen.arrivesAt("接種券の読み取り");
      await screen.sees("2021年6月28日（過去の日付）");

      for (const [index, number] of ["0000000701", "0000000702", "0000000703"].entries()) {
        await entersPaper(screen, `21122271${number}`);
        await screen.sees(`${index + 1}件`);
      }
      await screen.isAccessible();
      assert.equal(new URL(screen.page.url()).pathname.startsWith(paths.doseEntryDoses), true);

      // A digit too few: the field keeps what was typed, and the stack goes on from there.
      await screen.page.locator("#ocrLine:focus").waitFor();
      await screen.page.keyboard.type("2112227100000007");
      await screen.page.keyboard.press("Enter");
      await screen.sees("18桁のうち16桁しかありません。");
      await screen.fill("OCRライン（18桁）", "");
      await screen.page.locator("#ocrLine").focus();
      await entersPaper(screen, "211222710000000704");
      await screen.sees("4件");
    }),
);

Deno.test(
  "one paper of another day is corrected by itself, the next has the stack's day",
  browserTest,
  () =>
    atTheDesk(async (screen) => {
      await screen.goTo(paths.doseEntryPreset);
      await screen.fill("接種日", "20210628");
      await screen.press("設定する");
      await screen.arrivesAt("接種券の読み取り");
      await screen.fill("OCRライン（18桁）", "211222710000000711");
      await screen.press("次へ");
      await screen.arrivesAt("読み取り結果の確認");
      await screen.fill("会場名", "市民体育館");
      await screen.fill("接種日", "20210627");
      await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
      await screen.fill("ロットNo.", "EY5420");
      await screen.fill("医師名", "鈴木 一郎");
      await screen.check("券面の氏名を本人に確かめました");
      await screen.press("登録");
      await screen.arrivesAt("登録完了");
      await screen.sees("2021年6月27日");
      await screen.fill("OCRライン（18桁）", "211222710000000712");
      await screen.press("次へ");
      await screen.arrivesAt("読み取り結果の確認");
      const day = screen.page.locator("#vaccinatedOn");
      assert.equal(await day.inputValue(), "2021年6月28日");
      assert.equal(await screen.page.locator("#venueName").inputValue(), "");
    }),
);
