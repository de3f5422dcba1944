import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aCampaign, CLINIC, HALL, tableOf } from "./a_campaign.ts";
import { attribute, formOf, plainText, tagById } from "./html.ts";
import { aBrowserOf, ICHIKAWA } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
const neighbour = await aBrowserOf(
  { app, office },
  { kind: "municipal", municipalityCode: ICHIKAWA },
);
await aCampaign(office.database);

const SECTIONS = [
  paths.progress,
  paths.progressAges,
  paths.progressVaccines,
  paths.progressVenues,
  paths.progressLags,
  paths.progressVsys,
];

async function htmlOf(path: string): Promise<string> {
  const page = await staff.visit(path);
  assert.equal(page.status, 200, path);
  return page.html;
}

Deno.test("the three counts come first, and every dose has its coverage", async () => {
  const html = await htmlOf(paths.progress);
  const figures = [...html.matchAll(/<span class="figure__number">([^<]*)</g)];
  assert.deepEqual(figures.map(([, figure]) => figure), ["4", "3", "1"]);
  assert.deepEqual(tableOf(html, "回数ごとの接種率"), [
    ["接種対象者", "4", "100.0%"],
    ["1回目接種者", "3", "75.0%"],
    ["2回目接種者", "1", "25.0%"],
  ]);
  const text = plainText(html);
  assert.match(text, /転出・死亡・その他削除の1人は含みません/);
  assert.match(text, /接種対象者登録待ち：1件/);
  assert.match(text, /要修正・要確認の接種記録/);
});

Deno.test("people are counted under the age they reach by the end of the fiscal year", async () => {
  const html = await htmlOf(paths.progressAges);
  assert.match(plainText(html), /年齢は2021年度末（2022年3月31日）の年齢です/);
  assert.deepEqual(tableOf(html, "年齢ごとの接種率"), [
    ["30～34歳", "2", "1", "50.0%", "0", "0.0%"],
    ["65～69歳", "2", "2", "100.0%", "1", "50.0%"],
    ["合計", "4", "3", "75.0%", "1", "25.0%"],
  ]);
  assert.deepEqual(tableOf(html, "性別・年齢ごとの接種率"), [
    ["30～34歳", "男", "1", "0", "0.0%", "0", "0.0%"],
    ["65～69歳", "男", "1", "1", "100.0%", "0", "0.0%"],
    ["30～34歳", "女", "1", "1", "100.0%", "0", "0.0%"],
    ["65～69歳", "女", "1", "1", "100.0%", "1", "100.0%"],
  ]);
  const second = await htmlOf(`${paths.progressAges}?dose=2`);
  assert.match(second, /aria-label="2回目の接種率（年齢ごと）：30～34歳 0.0%、65～69歳 50.0%"/);
});

Deno.test("doses are counted by vaccine, those of nobody known too, examinations never", async () => {
  assert.deepEqual(tableOf(await htmlOf(paths.progressVaccines), "ワクチンごとの接種回数"), [
    ["ファイザー", "3", "1", "4", "80.0%"],
    ["武田／モデルナ", "1", "0", "1", "20.0%"],
    ["合計", "4", "1", "5", "100.0%"],
  ]);
});

Deno.test("of venues and days the last two weeks with doses are shown, and any period on demand", async () => {
  const first = await htmlOf(paths.progressVenues);
  assert.deepEqual(formOf(first, "期間の指定").fields, { from: "20210610", to: "20210701" });
  assert.equal(tableOf(first, "会場と日ごとの接種回数").length, 3);

  const june = await htmlOf(`${paths.progressVenues}?from=R3.6.1&to=2021%2F6%2F30`);
  assert.deepEqual(tableOf(june, "日ごとの接種回数"), [
    ["2021年6月11日", "2", "0", "2"],
    ["2021年6月10日", "2", "0", "2"],
  ]);
  assert.deepEqual(tableOf(june, "会場ごとの接種回数"), [[CLINIC, "2", "0"], [HALL, "2", "2"]]);
  assert.deepEqual(tableOf(june, "会場と日ごとの接種回数"), [
    ["2021年6月11日", CLINIC, "2", "0"],
    ["2021年6月10日", HALL, "2", "2"],
  ]);
  const always = await htmlOf(`${paths.progressVenues}?from=&to=`);
  assert.match(plainText(always), /期間：全期間/);
  assert.equal(tableOf(always, "会場と日ごとの接種回数").length, 3);
  const none = await htmlOf(`${paths.progressVenues}?from=20200101&to=20200102`);
  assert.match(plainText(none), /この期間の接種記録はありません/);
});

Deno.test("a period that is none is refused, and keeps what was typed", async () => {
  const page = await staff.visit(`${paths.progressVenues}?from=20210630&to=2021061`);
  assert.equal(page.status, 422);
  assert.match(page.html, /<a href="#to">日付は「20210601」/);
  assert.equal(attribute(tagById(page.html, "to"), "value"), "2021061");
  assert.doesNotMatch(page.html, /hx-sse:connect="\/progress/);
  assert.equal((await staff.visit(`${paths.progressVsys}?day=x`)).status, 422);
});

Deno.test("the lag is told of all doses and of each venue, the late ones first", async () => {
  const html = await htmlOf(paths.progressLags);
  assert.match(plainText(html), /中央値0日平均4.2日0～1日で登録80.0%14日以上20.0%/);
  const days = tableOf(html, "登録までの日数").filter(([, count]) => count !== "0");
  assert.deepEqual(days, [
    ["当日", "3", "60.0%"],
    ["翌日", "1", "20.0%"],
    ["14～29日後", "1", "20.0%"],
  ]);
  assert.deepEqual(tableOf(html, "会場ごとの入力の遅れ"), [
    [CLINIC, "2", "10日", "10日", "50.0%", "50.0%"],
    [HALL, "3", "0日", "0.3日", "100.0%", "0.0%"],
  ]);
});

Deno.test("the V-SYS sheet is of the last day with doses, or of the day that is asked for", async () => {
  const last = await htmlOf(paths.progressVsys);
  assert.deepEqual(tableOf(last, "2021年7月1日の会場ごとの接種回数"), [
    [HALL, "1", "1", "1", "1"],
    ["全会場の合計", "1", "1", "1", "1"],
  ]);
  const eleventh = await htmlOf(`${paths.progressVsys}?day=2021-06-11`);
  assert.deepEqual(tableOf(eleventh, "2021年6月11日の会場ごとの接種回数"), [
    [CLINIC, "2", "0", "1", "0", "1", "0"],
    ["全会場の合計", "2", "0", "1", "0", "1", "0"],
  ]);
  assert.match(eleventh, /href="\/progress\/v-sys\?day=2021-06-10">前の日/);
});

Deno.test("every section says of when it is, and can be held still", async () => {
  for (const path of SECTIONS) {
    const html = await htmlOf(path);
    assert.match(plainText(html), /2021年7月1日 10:00現在/, path);
    assert.match(html, /hx-sse:connect="\/progress\/events\?[^"]*section=/, path);
    const held = await htmlOf(`${path}?updates=off`);
    assert.doesNotMatch(held, /hx-sse:connect="\/progress/, path);
    assert.match(held, new RegExp(`href="${path}">自動更新を再開する`), path);
  }
});

Deno.test("another municipality sees nothing of it, and no section fails for want of figures", async () => {
  for (const path of SECTIONS) {
    const { status, html } = await neighbour.visit(path);
    assert.equal(status, 200, path);
    assert.doesNotMatch(html, /ファイザー|市民ホール|医院|<td class="number">[1-9]/, path);
  }
});
