import { strict as assert } from "node:assert";
import { addLots } from "../../db/vaccine/add_lots.ts";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aLot } from "../db/vaccine/a_vaccine.ts";
import { hasAccount, startServer } from "./a_server.ts";
import type { Screen } from "./screen.ts";
import { VenueTablet } from "./venue_tablet.ts";

const office = await anOffice();
const municipality = "122271";
await hasAccount(office, { kind: "venue", loginId: "presets", municipality });
const act = anAct({ actor: anActor({ municipalityCode: municipality }) });
await addLots(office.database.register, act, [
  aLot({ lotNumber: "EY5420" }),
  aLot({ lotNumber: "OLD1", expiresOn: "2021-06-30" }),
  aLot({ vaccineCode: "moderna", lotNumber: "MO1" }),
]);

async function withTablet(story: (tablet: VenueTablet) => Promise<void>): Promise<void> {
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    await story(await VenueTablet.open(browser, server.url, "presets"));
  } finally {
    await browser.close();
    await server.close();
  }
}

function isInSight({ page }: Screen): Promise<boolean> {
  return page.locator("#preset").evaluate((banner) => {
    const { top, bottom } = banner.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && bottom > top;
  });
}

Deno.test(
  "presets are set with a few taps, stay in sight, and a doctor changes with one",
  browserTest,
  () =>
    withTablet(async ({ screen }) => {
      const { page } = screen;
      await screen.follow("登録内容を設定する");
      await screen.arrivesAt("登録内容の設定");
      await screen.fill("会場名", "市民ホール");
      assert.equal(await page.getByRole("button", { name: /EY5420/ }).isVisible(), false);
      await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
      const offered = page.getByRole("list", { name: "ロット一覧" }).getByRole("button");
      assert.deepEqual(await offered.allInnerTexts(), ["EY5420期限 2021年12月31日"]);
      await page.getByRole("button", { name: /EY5420/ }).click();
      await page.getByLabel("医師名").fill("鈴木 一郎\n佐藤 花子");
      await screen.isAccessible();
      await screen.press("設定する");
      await screen.arrivesAt("接種券の読み取り");
      await screen.sees("ファイザー・EY5420");

      await screen.fill("OCRライン（18桁）", "211222710000000801");
      await screen.press("次へ");
      await screen.arrivesAt("読み取り結果の確認");
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      assert.ok(await isInSight(screen), "the banner scrolls with the page");
      await screen.press("佐藤 花子");
      await page.locator("button[aria-pressed=true]", { hasText: "佐藤 花子" }).waitFor();
      assert.equal(await page.locator("#doctorName").inputValue(), "佐藤 花子");
      await screen.isAccessible();
      await screen.check("券面の氏名を本人に確かめました");
      await screen.press("登録");
      await screen.arrivesAt("登録完了");
      await screen.sees(/佐藤 花子/);
      assert.equal(await page.locator("button[aria-pressed=true]").innerText(), "佐藤 花子");

      await page.reload();
      await screen.arrivesAt("登録完了");
      await screen.sees("ファイザー・EY5420");
    }),
);

Deno.test(
  "who was timed out signs in again and goes on with the former presets",
  browserTest,
  () =>
    withTablet(async ({ screen }) => {
      const { page } = screen;
      await screen.goTo(paths.venuePreset);
      await screen.fill("会場名", "第二会場");
      await screen.press("設定する");
      await screen.sees("第二会場");
      office.time = new Date(office.time.getTime() + 3 * 3_600_000);
      await screen.signIn("presets");
      await screen.arrivesAt("接種券の読み取り");
      await screen.follow("登録内容を設定する");
      await screen.arrivesAt("登録内容の設定");
      await screen.press("前回の設定を使う");
      await screen.arrivesAt("接種券の読み取り");
      await screen.sees("第二会場");
      assert.equal(new URL(page.url()).pathname, paths.venue);
    }),
);

Deno.test(
  "the whole of the practice is marked, and ends at the real counter",
  browserTest,
  () =>
    withTablet(async ({ screen }) => {
      await screen.follow("練習する");
      await screen.arrivesAt("練習：接種券の読み取り");
      const card = screen.page.getByRole("form", { name: "練習：1回目の人" });
      await card.getByRole("button").click();
      await screen.arrivesAt("読み取り結果の確認");
      await screen.sees("練習中：登録されません");
      await screen.check("はい、本人です");
      await screen.press("登録");
      await screen.arrivesAt("練習：登録完了");
      await screen.sees("練習なので、何も登録していません。");
      await screen.follow("練習の最初へ");
      await screen.follow("カメラで読む練習用の券を表示・印刷する");
      await screen.arrivesAt("練習用の接種券");
      assert.equal(await screen.page.getByRole("img", { name: /二次元コード/ }).count(), 10);
      await screen.follow("練習を終えて、実際の読み取りへ");
      await screen.arrivesAt("接種券の読み取り");
    }),
);
