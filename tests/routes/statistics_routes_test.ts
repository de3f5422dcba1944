import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { AREA_SECTION_NAMES, AREA_SECTIONS } from "../../views/statistics/area_sections.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { tableOf } from "./a_campaign.ts";
import { attribute, formOf, plainText, textOf } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";
import { SAPPORO, threeTowns } from "./three_towns.ts";

const office = await anOffice();
await threeTowns(office);
const app = createApp(office);
const owner = ownerSql(office.database);
const nation = await aBrowserOf({ app, office }, { kind: "national" });
const chiba = await aBrowserOf({ app, office }, { kind: "prefecture" });

/** Every page of an area. */
const pagesOf = (area: string) => AREA_SECTION_NAMES.map((name) => AREA_SECTIONS[name].path(area));

Deno.test("the nation sees its coverage by dose, and every prefecture's on a map and in a table", async () => {
  const { html, status } = await nation.visit(paths.statistics);
  assert.equal(status, 200);
  assert.equal(textOf(html, "h1"), "全国の接種状況");
  assert.match(plainText(html), /集計時点：2021年7月1日 10:00/);
  assert.deepEqual(tableOf(html, "回数ごとの接種率"), [
    ["1回目", "59", "49.2%", "59", "5.1日"],
    ["2回目", "27", "22.5%", "27", "1.0日"],
  ]);
  const prefectures = tableOf(html, "都道府県ごとの接種率");
  assert.equal(prefectures.length, 47);
  assert.deepEqual(prefectures[0], ["北海道", "50", "50.0%", "30.0%", "1.0日"]);
  assert.deepEqual(prefectures[11], ["千葉県", "70", "48.6%", "17.1%", "6.2日"]);
  assert.deepEqual(prefectures[46], ["沖縄県", "0", "–", "–", "–"]);
  assert.match(html, new RegExp(`<a href="${paths.statisticsArea("12")}"[^>]*tabindex="-1"`));
  assert.match(html, /aria-label="都道府県ごとの1回目の接種率の地図：/);
});

Deno.test("a prefecture begins with its own figures, beside the nation's, and its municipalities", async () => {
  const { html } = await chiba.visit(paths.statistics);
  assert.equal(textOf(html, "h1"), "千葉県の接種状況");
  assert.deepEqual(tableOf(html, "回数ごとの接種率"), [
    ["1回目", "34", "48.6%", "49.2%", "34", "8.1日"],
    ["2回目", "12", "17.1%", "22.5%", "12", "1.0日"],
  ]);
  const towns = [...tableOf(html, "市区町村ごとの接種率")];
  const second = await chiba.visit(paths.statisticsArea("12") + "?page=2");
  towns.push(...tableOf(second.html, "市区町村ごとの接種率"));
  assert.equal(towns.length, 54);
  const known = towns.filter(([, people]) => people !== "0");
  assert.deepEqual(known, [
    ["市川市", "40", "30.0%", "0.0%", "21.0日"],
    ["浦安市", "30", "73.3%", "40.0%", "1.0日"],
  ]);
  assert.doesNotMatch(html, /札幌/);
});

Deno.test("nation, prefecture and municipality lead down, and back as far as one may go", async () => {
  const down = await nation.visit(paths.statisticsArea(URAYASU));
  for (const area of ["00", "12"]) {
    assert.match(down.html, new RegExp(`href="${paths.statisticsArea(area)}"`));
  }
  const own = await chiba.visit(paths.statisticsArea(URAYASU));
  assert.equal(textOf(own.html, "h1"), "千葉県浦安市の接種状況");
  assert.match(own.html, new RegExp(`href="${paths.statisticsArea("12")}"`));
  assert.doesNotMatch(own.html, new RegExp(`href="${paths.statisticsArea("00")}"`));
  assert.match(plainText(own.html), /千葉県の接種率/);
});

Deno.test("the sections of a municipality have its figures by age, vaccine, time and lag", async () => {
  const ages = await nation.visit(paths.statisticsAges(SAPPORO) + "?dose=2");
  const old = tableOf(ages.html, "年度末年齢と性別ごとの接種率（2回目）")
    .find(([age]) => age === "65～69歳")!;
  assert.deepEqual([old.slice(1, 4), old.slice(7)], [["50", "15", "30.0%"], ["50", "15", "30.0%"]]);
  const vaccines = await chiba.visit(paths.statisticsVaccines(ICHIKAWA));
  assert.deepEqual(tableOf(vaccines.html, "ワクチンごとの接種回数")[0]?.slice(0, 2), [
    "ファイザー",
    "12",
  ]);
  const days = await chiba.visit(paths.statisticsDays(URAYASU) + "?unit=month");
  assert.deepEqual(tableOf(days.html, "月ごとの接種回数（新しい順）"), [
    ["2021年6月", "22", "12", "34", "22", "12", "34"],
  ]);
  const entry = await chiba.visit(paths.statisticsEntry(ICHIKAWA));
  const late = tableOf(entry.html, "接種から登録までの日数").find(([name]) =>
    name?.startsWith("14")
  );
  assert.deepEqual(late?.slice(1), ["12", "100.0%", "100.0%"]);
  assert.match(plainText(entry.html), /推計できません/);
});

Deno.test("a few people are shown nowhere by age and sex, nor those who would tell them", async () => {
  const caption = "年度末年齢と性別ごとの接種率（1回目）";
  const men = async (area: string) => {
    const { html } = await nation.visit(paths.statisticsAges(area));
    assert.match(html, /5人未満の数と、引き算でそれがわかってしまう数/);
    assert.match(html, /aria-label="1回目の接種率（年度末年齢ごと）の棒グラフ：/);
    return tableOf(html, caption).find(([age]) => age === "30～34歳")?.slice(4, 7);
  };
  assert.deepEqual(await men(URAYASU), ["10", "＊", "＊"]);
  assert.deepEqual(await men(ICHIKAWA), ["15", "＊", "＊"], "its partner in 千葉県");
  assert.deepEqual(await men("12"), ["25", "＊", "＊"], "the sum of both");
});

Deno.test("a prefecture is refused every page of another, of its municipalities and of the nation", async () => {
  for (const area of ["00", "01", SAPPORO]) {
    for (const path of pagesOf(area)) {
      const { status, html } = await chiba.visit(path);
      assert.deepEqual([status, /管内の集計だけを表示できます/.test(html)], [403, true], path);
      assert.doesNotMatch(html, /札幌|北海道/);
    }
  }
  const refused = await owner`
    select detail from audit where act = 'access_refused' and detail ->> 'reason' = 'area'`;
  assert.equal(refused.length, 3 * AREA_SECTION_NAMES.length);
});

Deno.test("a prefecture is refused the tables of others, whatever a form says", async () => {
  for (const area of ["00", "01", SAPPORO]) {
    for (const section of AREA_SECTION_NAMES) {
      const { status } = await chiba.submit(paths.statisticsTables, { section, area });
      assert.equal(status, 403, `${section} ${area}`);
    }
  }
});

Deno.test("what is no area, no section and no vaccine is not found", async () => {
  for (const path of [...pagesOf("48"), ...pagesOf("122270"), paths.statisticsArea("x")]) {
    assert.equal((await nation.visit(path)).status, 404, path);
  }
  const vaccine = paths.statisticsVaccines("12") + "?vaccine=水";
  assert.equal((await nation.visit(vaccine)).status, 404);
  assert.equal((await nation.submit(paths.statisticsTables, {})).status, 400);
});

Deno.test("every table can be taken as a file with all its rows, and that is in the audit", async () => {
  const { html } = await chiba.visit(paths.statistics);
  const { action, fields } = formOf(html, "市区町村ごとの接種率のダウンロード");
  const taken = await chiba.submit(action, fields);
  assert.equal(taken.status, 200);
  assert.match(taken.headers.get("content-disposition")!, /%E5%8D%83%E8%91%89%E7%9C%8C_/);
  const lines = taken.html.split("\r\n");
  assert.equal(
    lines[0],
    "\ufeff団体コード,市区町村,接種対象者,1回目接種率,2回目接種率,入力の遅れ（平均）",
  );
  assert.equal(lines.length, 56);
  assert.ok(lines.includes("122271,浦安市,30,73.3%,40.0%,1.0"));
  const [kept] = await owner`
    select municipality_code, detail from audit
    where request_id = ${taken.headers.get("x-request-id")!}`;
  assert.equal(kept!.municipality_code, "000000");
  assert.deepEqual(kept!.detail, { whose: "千葉県", table: "市区町村ごとの接種率", rows: 54 });
});

Deno.test("the file of each section has the table of its page", async () => {
  for (const path of pagesOf(URAYASU)) {
    const { html } = await chiba.visit(path);
    const [form = ""] = /<form[^>]*aria-label="[^"]*のダウンロード"[^>]*>/.exec(html) ?? [];
    const label = attribute(form, "aria-label")!;
    const table = label.replace(/のダウンロード$/, "");
    const rows = tableOf(html, table).filter(([name]) => name !== "接種対象者");
    const { action, fields } = formOf(html, label);
    const taken = await chiba.submit(action, fields);
    assert.equal(taken.html.trimEnd().split("\r\n").length, rows.length + 1, path);
  }
});

Deno.test("no page of statistics names a person", async () => {
  const areas = ["00", "12", URAYASU, ICHIKAWA];
  for (const path of [...areas.flatMap(pagesOf), paths.statisticsRanking]) {
    assert.doesNotMatch((await nation.visit(path)).html, /御手洗|ヤマダ|花子/, path);
  }
});
