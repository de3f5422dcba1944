import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import type { Browser } from "./a_browser.ts";
import { tableOf } from "./a_campaign.ts";
import { formOf, plainText } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";
import { threeTowns } from "./three_towns.ts";

const office = await anOffice();
await threeTowns(office);
const app = createApp(office);
const nation = await aBrowserOf({ app, office }, { kind: "national" });
const chiba = await aBrowserOf({ app, office }, { kind: "prefecture" });

async function ranking(browser: Browser, query = "") {
  const { html, status } = await browser.visit(paths.statisticsRanking + query);
  assert.equal(status, 200);
  const rows = tableOf(html, String.raw`\d回目の接種率と入力の遅れ`);
  return { html, rows, names: rows.map(([name]) => name) };
}

Deno.test("municipalities stand by coverage, with how late they enter beside it and a mark from a week on", async () => {
  const { rows, html } = await ranking(nation);
  assert.deepEqual(rows.slice(0, 3), [
    ["浦安市", "千葉県", "1", "30", "22", "73.3%", "1.0日", ""],
    ["札幌市", "北海道", "2", "50", "25", "50.0%", "1.0日", ""],
    ["市川市", "千葉県", "3", "40", "12", "30.0%", "21.0日", "遅い"],
  ]);
  assert.deepEqual(rows[3]?.slice(2), ["–", "0", "0", "–", "–", ""]);
  assert.match(plainText(html), /1,741自治体/);
});

Deno.test("fifty stand on a page, and the pages lead on", async () => {
  const first = await ranking(nation);
  assert.equal(first.rows.length, 50);
  assert.match(plainText(first.html), /1 \/ 35ページ/);
  assert.match(first.html, /href="\/statistics\/ranking\?page=2"/);
  assert.equal((await ranking(nation, "?page=35")).rows.length, 41);
  assert.equal((await ranking(nation, "?page=99")).rows.length, 41);
});

Deno.test("every column sorts by a link, which says so and turns the order round", async () => {
  const { html, names } = await ranking(nation, "?sort=lag");
  assert.equal(names[0], "市川市");
  assert.match(
    html,
    /aria-sort="descending"><a[^>]*href="\/statistics\/ranking\?sort=lag&amp;order=asc"/,
  );
  assert.deepEqual((await ranking(nation, "?sort=people&order=desc")).names.slice(0, 3), [
    "札幌市",
    "市川市",
    "浦安市",
  ]);
  const links = [...html.matchAll(/class="ranking__sort"/g)];
  assert.equal(links.length, 5);
});

Deno.test("it is narrowed to a prefecture, a size and a dose by its form", async () => {
  const { html } = await ranking(nation);
  assert.deepEqual(Object.keys(formOf(html, "比較する自治体").fields).toSorted(), [
    ...["dose", "of", "order", "prefecture", "size", "sort"],
  ]);
  const second = await ranking(
    nation,
    "?of=municipality&prefecture=12&dose=2&size=&sort=rate&order=desc",
  );
  assert.deepEqual(second.rows.slice(0, 2).map((row) => [row[0], row[3], row[4], row[5]]), [
    ["浦安市", "12", "40.0%", "1.0日"],
    ["市川市", "0", "0.0%", "–"],
  ]);
  assert.match(plainText(second.html), /54自治体/);
  const large = await nation.visit(`${paths.statisticsRanking}?size=huge`);
  assert.match(large.html, /この条件の自治体はありません/);
});

Deno.test("the nation compares prefectures too", async () => {
  const { rows } = await ranking(nation, "?of=prefecture");
  assert.equal(rows.length, 47);
  assert.deepEqual(rows[0], ["北海道", "1", "50", "25", "50.0%", "1.0日", ""]);
  assert.deepEqual(rows[1], ["千葉県", "2", "70", "34", "48.6%", "8.1日", "遅い"]);
});

Deno.test("late municipalities stand together with their coverage, in a table beside the picture", async () => {
  const { html } = await nation.visit(paths.statisticsRanking);
  assert.deepEqual(tableOf(html, "入力の遅れごとの接種率"), [
    ["3日未満", "2", "80", "58.8%"],
    ["3日以上7日未満", "0", "0", "–"],
    ["7日以上14日未満", "0", "0", "–"],
    ["14日以上", "1", "40", "30.0%"],
  ]);
  assert.match(html, /aria-label="入力の遅れごとの1回目の接種率の棒グラフ：/);
});

Deno.test("a prefecture compares its own municipalities, and is refused all others by URL and by form", async () => {
  const { names, html } = await ranking(chiba);
  assert.deepEqual([names.slice(0, 2), /札幌/.test(html)], [["浦安市", "市川市"], false]);
  assert.deepEqual((await ranking(chiba, "?prefecture=12")).names, names);
  assert.equal(formOf(html, "比較する自治体").fields.prefecture, undefined);
  for (const query of ["?prefecture=01", "?of=prefecture", "?of=prefecture&prefecture=12"]) {
    assert.equal((await chiba.visit(paths.statisticsRanking + query)).status, 403, query);
    const fields = Object.fromEntries(new URLSearchParams(query));
    const taken = await chiba.submit(paths.statisticsTables, { section: "ranking", ...fields });
    assert.equal(taken.status, 403, query);
  }
});

Deno.test("the file of a comparison has all its lines, in its order", async () => {
  const { html } = await nation.visit(`${paths.statisticsRanking}?sort=lag&page=2`);
  const { action, fields } = formOf(html, "1回目の接種率と入力の遅れのダウンロード");
  const lines = (await nation.submit(action, fields)).html.trimEnd().split("\r\n");
  assert.equal(lines.length, 1742);
  assert.equal(lines[1], "122033,市川市,千葉県,3,40,12,30.0%,21.0,遅い");
});
