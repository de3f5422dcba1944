import assert from "node:assert/strict";
import { foldTallies } from "../../db/tally/fold.ts";
import { createApp } from "../../routes/app.ts";
import { publicHref } from "../../views/public/choice.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { tableOf } from "./a_campaign.ts";
import { plainText, textOf } from "./html.ts";
import { aTown } from "./a_town.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";

const SAPPORO = "011002";
const NAHA = "472018";
const TIME = "2021年7月1日 10:00 の数です。";

const office = await anOffice();
await aTown(office, URAYASU, [20, 15, 12]);
await aTown(office, ICHIKAWA, [20, 15, 0]);
await aTown(office, SAPPORO, [50, 25, 15]);
await aTown(office, NAHA, [30, 4, 0]);
await foldTallies(office.database);
const app = createApp(office);
const anybody = new Browser(app);
const japanese = await anybody.visit(paths.publicPage);
const english = await anybody.visit(paths.publicPageEnglish);

Deno.test("everybody reads how many in the nation had which dose, and since when that is so", () => {
  assert.equal(japanese.status, 200);
  const text = plainText(japanese.html);
  assert.ok(text.includes(TIME));
  for (
    const part of [
      "1回目の接種を受けた人49.2%59人",
      "2回目の接種を受けた人22.5%27人",
      "86回",
      "120人",
    ]
  ) {
    assert.ok(text.includes(part), part);
  }
});

Deno.test("prefectures have the figures of their municipalities, and small ones are hidden", () => {
  const rows = new Map(
    tableOf(japanese.html, "都道府県ごとの割合").map(([name, ...cells]) => [name, cells]),
  );
  assert.equal(rows.size, 48);
  assert.deepEqual(rows.get("全国 120人"), ["49.2% 59人", "22.5% 27人"]);
  // 4 of 沖縄県 are too few to be told; 59 − 4 would tell them, so one more is hidden.
  assert.deepEqual(rows.get("沖縄県 30人"), ["＊ ＊", "0.0% 0人"]);
  assert.deepEqual(rows.get("北海道 50人"), ["＊ ＊", "30.0% 15人"]);
  assert.deepEqual(rows.get("千葉県 40人"), ["75.0% 30人", "30.0% 12人"]);
  assert.deepEqual(rows.get("東京都 0人"), ["– 0人", "– 0人"]);
});

Deno.test("ages and vaccines have theirs", () => {
  assert.deepEqual(tableOf(japanese.html, "年齢ごとの割合"), [
    ["65～69歳 120人", "49.2% 59人", "22.5% 27人"],
  ]);
  assert.deepEqual(tableOf(japanese.html, "ワクチンごとの接種の回数"), [
    ["ファイザー", "86", "59", "27"],
    ["合計", "86", "59", "27"],
  ]);
});

Deno.test("days have theirs, to the nearest ten", () => {
  assert.deepEqual(tableOf(japanese.html, "1日の接種の回数"), [
    ["2021年6月30日", "60", "30", "90", "–"],
  ]);
  assert.deepEqual(tableOf(japanese.html, "これまでの接種の回数"), [
    ["2021年6月30日", "60", "30"],
  ]);
});

Deno.test("the page in English has the same figures", () => {
  assert.match(english.html, /<html lang="en">/);
  assert.match(japanese.html, /<html lang="ja">/);
  assert.equal(textOf(english.html, "title"), "COVID-19 vaccination progress in Japan");
  assert.ok(plainText(english.html).includes("Figures as of 1 July 2021 at 10:00 (Japan time)."));
  const pairs = [
    ["都道府県ごとの割合", "Coverage by prefecture"],
    ["年齢ごとの割合", "Coverage by age"],
    ["ワクチンごとの接種の回数", "Doses given by vaccine"],
    ["1日の接種の回数", "Doses given each day"],
  ] as const;
  const figuresOf = (rows: string[][]) =>
    rows.map((row) => row.slice(1).map((cell) => cell.replaceAll("人", "")));
  for (const [ja, en] of pairs) {
    const rows = tableOf(english.html, en);
    assert.ok(rows.length > 0, en);
    assert.deepEqual(figuresOf(rows), figuresOf(tableOf(japanese.html, ja)));
  }
  const [, hokkaido] = tableOf(english.html, "Coverage by prefecture");
  assert.deepEqual(hokkaido, ["Hokkaido 50", "＊ ＊", "30.0% 15"]);
});

Deno.test("each language leads to the other, with what was chosen", async () => {
  const choice = { period: "all", doseNumber: 2 } as const;
  const path = publicHref({ ...choice, language: "ja" });
  assert.equal(path, "/public?period=all&dose=2");
  const { html } = await anybody.visit(path);
  const other = publicHref({ ...choice, language: "en" }).replace("&", "&amp;");
  assert.ok(html.includes(`href="${other}" lang="en" hreflang="en"`));
  assert.ok(html.includes(`<link rel="alternate" hreflang="en" href="${other}"`));
  assert.match(html, /aria-label="2回目の接種を受けた人の割合：/);
});

Deno.test("what nobody can choose is the first choice", async () => {
  for (const query of ["period=week&dose=9", "dose=<b>", "period[]=all", "x=1"]) {
    const { status, html } = await anybody.visit(`${paths.publicPage}?${query}`);
    assert.equal(status, 200);
    assert.equal(html, japanese.html);
  }
});

Deno.test("no name, number or ticket of anybody is on it", () => {
  for (const { html } of [japanese, english]) {
    assert.doesNotMatch(html, /御手洗|市民ホール|医師　花子|EY5420|浦安|那覇|\d{10,}(?![0-9a-f])/);
  }
});

Deno.test("the sign-in page leads to it", async () => {
  const { html } = await anybody.visit(paths.signIn);
  assert.match(html, new RegExp(`<a href="${paths.publicPage}">接種の状況（公開）</a>`));
});

Deno.test("before the first dose the page says so", async () => {
  const own = await anOffice();
  const reader = new Browser(createApp(own));
  const [ja, en] = [
    await reader.visit(paths.publicPage),
    await reader.visit(paths.publicPageEnglish),
  ];
  assert.deepEqual([ja.status, en.status], [200, 200]);
  assert.match(ja.html, /接種の記録は、まだありません/);
  assert.match(en.html, /No vaccinations have been recorded yet/);
  assert.doesNotMatch(ja.html + en.html, /NaN|undefined|Infinity/);
  await own.database.close();
});
