import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { VenueTablet } from "./venue_tablet.ts";

const office = await anOffice();
await hasAccount(office, { kind: "venue", loginId: "counter", municipality: "122271" });

const ENTRY = {
  venue: "市民ホール",
  vaccine: "ファイザー（コミナティ筋注）",
  lot: "EP2163",
  doctor: "医師一郎",
};

async function withTablets(
  count: number,
  story: (...tablets: VenueTablet[]) => Promise<void>,
): Promise<void> {
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    const tablets: VenueTablet[] = [];
    for (let i = 0; i < count; i++) {
      tablets.push(await VenueTablet.open(browser, server.url, "counter"));
    }
    await story(...tablets);
  } finally {
    await browser.close();
    await server.close();
  }
}

Deno.test(
  "the digits are shown in their groups while they are typed",
  browserTest,
  () =>
    withTablets(1, async (tablet) => {
      await tablet!.screen.fill("OCRライン（18桁）", "２１12227100000");
      await tablet!.screen.sees("2 1 122271 00000");
      await tablet!.screen.sees("あと5桁");
    }),
);

Deno.test(
  "a refused form takes the focus to the summary and keeps the URL",
  browserTest,
  () =>
    withTablets(1, async (tablet) => {
      await tablet!.reads("123");
      await tablet!.screen.sees("18桁のうち3桁しかありません。");
      const { page } = tablet!.screen;
      await page.waitForFunction(() => document.activeElement?.classList.contains("error-summary"));
      assert.equal(new URL(page.url()).pathname, "/venue");
      await page.getByRole("link", { name: /18桁のうち3桁/ }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.id), "ocrLine");
    }),
);

Deno.test("a double tap registers once", browserTest, () =>
  withTablets(1, async (tablet) => {
    await tablet!.reads("211222710000000556");
    await tablet!.screen.arrivesAt("読み取り結果の確認");
    await tablet!.fillsIn(ENTRY);
    await tablet!.confirmsThePerson();
    await tablet!.screen.page.getByRole("button", { name: "登録", exact: true }).dblclick();
    await tablet!.screen.arrivesAt("登録完了");
    await tablet!.screen.openTab("当日の一覧");
    const rows = await tablet!.screen.table("本日登録した接種（新しい順）");
    assert.equal(rows.filter((row) => row[2] === "0000000556").length, 1);
  }));

Deno.test(
  "after a time-out the form stays as it was, with a notice",
  browserTest,
  () =>
    withTablets(1, async (tablet) => {
      await tablet!.reads("211222710000000557");
      await tablet!.screen.arrivesAt("読み取り結果の確認");
      await tablet!.fillsIn(ENTRY);
      await tablet!.confirmsThePerson();
      office.time = new Date(office.time.getTime() + 3 * 3_600_000);
      await tablet!.screen.press("登録");
      await tablet!.screen.sees("ログインの有効期限が切れました");
      assert.equal(await tablet!.screen.page.locator("#lotNumber").inputValue(), "EP2163");
    }),
);

Deno.test(
  "without a network the form stays as it was, with a notice",
  browserTest,
  () =>
    withTablets(1, async (tablet) => {
      await tablet!.reads("211222710000000558");
      await tablet!.screen.arrivesAt("読み取り結果の確認");
      await tablet!.fillsIn(ENTRY);
      await tablet!.confirmsThePerson();
      const context = tablet!.screen.page.context();
      await context.setOffline(true);
      await tablet!.screen.press("登録");
      await tablet!.screen.sees("通信できませんでした");
      await context.setOffline(false);
      await tablet!.registers();
    }),
);

Deno.test(
  "a reload in the middle registers nothing, and one after it nothing more",
  browserTest,
  () =>
    withTablets(1, async (tablet) => {
      const { page } = tablet!.screen;
      await tablet!.reads("211222710000000559");
      await tablet!.screen.arrivesAt("読み取り結果の確認");
      await tablet!.fillsIn(ENTRY);
      await page.reload();
      await tablet!.screen.arrivesAt("接種券の読み取り");
      await tablet!.reads("211222710000000559");
      await tablet!.screen.arrivesAt("読み取り結果の確認");
      await tablet!.fillsIn(ENTRY);
      await tablet!.registers();
      await page.reload();
      await tablet!.screen.arrivesAt("登録完了");
      await tablet!.screen.openTab("当日の一覧");
      const rows = await tablet!.screen.table("本日登録した接種（新しい順）");
      assert.equal(rows.filter((row) => row[2] === "0000000559").length, 1);
    }),
);
