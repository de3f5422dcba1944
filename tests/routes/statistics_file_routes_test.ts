import assert from "node:assert/strict";
import Papa from "papaparse";
import { STATISTICS_FILE_NAMES } from "../../domain/tally/statistics_file.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aCampaign, CLINIC, HALL, tableOf } from "./a_campaign.ts";
import { csvRows } from "./a_desk.ts";
import { attribute, formOf, plainText, tagById } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
const neighbour = await aBrowserOf(
  { app, office },
  { kind: "municipal", municipalityCode: ICHIKAWA },
);
await aCampaign(office.database);

type Asked = Record<string, string>;

/** The form as it is first shown, and the button that is pressed. */
async function asks(wish: string, filledIn: Asked = {}, browser = staff): Promise<Response> {
  const { html } = await browser.visit(paths.statisticsFiles);
  const { action, fields } = formOf(html, "統計ファイルダウンロード");
  const headers = { origin: "http://localhost" };
  const body = new URLSearchParams({ ...fields, ...filledIn, wish });
  return await browser.send(action, { method: "POST", headers, body });
}

/** The rows of a file, its header left out. */
async function rowsOf(wish: string, filledIn: Asked = {}, browser = staff): Promise<string[][]> {
  const answer = await asks(wish, filledIn, browser);
  assert.equal(answer.status, 200);
  return csvRows(await answer.bytes()).slice(1);
}

Deno.test("the page lists every file with a button, and explains its columns", async () => {
  const { html } = await staff.visit(paths.statisticsFiles);
  const buttons = [...html.matchAll(/<button type="submit"[^>]*value="([^"]*)"/g)];
  assert.deepEqual(buttons.map(([, wish]) => wish), [
    ...["doses.daily", "doses.cumulative", "vsys.daily", "vsys.cumulative"],
    ...["entry.daily", "entry.cumulative", "venue_lag.daily", "venue_lag.cumulative", "coverage"],
  ]);
  assert.equal(html.split("項目の説明：").length - 1, 2 * STATISTICS_FILE_NAMES.length);
  assert.match(html, /<option value="2021-06"[^>]*>2021年6月/);
});

Deno.test("a file opens in a spreadsheet: BOM, CRLF, a Japanese name, no formula", async () => {
  const answer = await asks("vsys.daily");
  assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8");
  const name = answer.headers.get("content-disposition")!.split("UTF-8''")[1]!;
  assert.equal(decodeURIComponent(name), "統計_V-SYS集計_日ごと_20210701.csv");
  const bytes = await answer.bytes();
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const [heading, ...rows] = csvRows(bytes);
  assert.deepEqual(heading, [
    ...["接種日", "接種自治体コード", "接種会場名", "ワクチン", "接種回数", "うち65歳以上"],
  ]);
  assert.deepEqual(rows, [
    ["2021-06-10", URAYASU, HALL, "ファイザー", "2", "2"],
    ["2021-06-11", URAYASU, `'${CLINIC}`, "ファイザー", "1", "0"],
    ["2021-06-11", URAYASU, `'${CLINIC}`, "武田／モデルナ", "1", "0"],
    ["2021-07-01", URAYASU, HALL, "ファイザー", "1", "1"],
  ]);
});

Deno.test("in Shift_JIS what it lacks is 〓, and all else is there", async () => {
  const answer = await asks("vsys.daily", { encoding: "shift_jis" });
  assert.equal(answer.headers.get("content-type"), "text/csv; charset=shift_jis");
  const text = new TextDecoder("shift_jis", { fatal: true }).decode(await answer.bytes());
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  assert.deepEqual(data.map((row) => row[2]), [
    ...["接種会場名", HALL, "'=〓田医院", "'=〓田医院", HALL],
  ]);
});

Deno.test("doses by day, sex, age, dose and vaccine add up, and so do their running totals", async () => {
  const daily = await rowsOf("doses.daily");
  assert.deepEqual(daily, [
    ["2021-06-10", "1", "ファイザー", "女", "65", "65～69歳", "1"],
    ["2021-06-10", "1", "ファイザー", "男", "65", "65～69歳", "1"],
    ["2021-06-11", "1", "ファイザー", "不明", "", "年齢不明", "1"],
    ["2021-06-11", "1", "武田／モデルナ", "女", "30", "30～34歳", "1"],
    ["2021-07-01", "2", "ファイザー", "女", "65", "65～69歳", "1"],
  ]);
  const july = { scope: "month", month: "2021-07" };
  const cumulative = await rowsOf("doses.cumulative", july);
  assert.deepEqual(cumulative.map((row) => row.slice(-2)), [
    ...Array.from({ length: 4 }, () => ["0", "1"]),
    ["1", "1"],
  ]);
});

Deno.test("a period and a month leave out the other days", async () => {
  const days = async (filledIn: Asked) =>
    (await rowsOf("entry.daily", filledIn)).map(([day]) => day);
  assert.deepEqual(await days({ scope: "month", month: "2021-07" }), ["2021-07-01"]);
  const period = { scope: "period", from: "R3.6.11", to: "20210630" };
  assert.deepEqual(await days(period), ["2021-06-11", "2021-06-11"]);
  const answer = await asks("entry.daily", period);
  await answer.body?.cancel();
  assert.match(
    decodeURIComponent(answer.headers.get("content-disposition")!),
    /統計_入力の遅れ_登録日別_日ごと_20210611-20210630_20210701\.csv$/,
  );
});

Deno.test("when the doses of a day were entered, and how late each venue was", async () => {
  assert.deepEqual(await rowsOf("entry.cumulative", { scope: "month", month: "2021-06" }), [
    ["2021-06-10", "2021-06-10", "0", "1", "1", "50.0"],
    ["2021-06-10", "2021-06-11", "1", "1", "2", "100.0"],
    ["2021-06-11", "2021-06-11", "0", "1", "1", "50.0"],
    ["2021-06-11", "2021-07-01", "20", "1", "2", "100.0"],
  ]);
  assert.deepEqual(await rowsOf("venue_lag.daily"), [
    [URAYASU, `'${CLINIC}`, "0", "1"],
    [URAYASU, `'${CLINIC}`, "20", "1"],
    [URAYASU, HALL, "0", "2"],
    [URAYASU, HALL, "1", "1"],
  ]);
});

Deno.test("coverage has a row for every age, sex and dose, and adds up to everybody", async () => {
  const rows = await rowsOf("coverage");
  assert.deepEqual(rows[0], ["2021", "31", "30～34歳", "男", "1", "1", "0", "0.0"]);
  const first = rows.filter((row) => row[4] === "1");
  const sum = (column: number) => first.reduce((all, row) => all + Number(row[column]), 0);
  assert.deepEqual([sum(5), sum(6)], [4, 3]);
});

Deno.test("the data dictionary comes as a file too, every column of every file in it", async () => {
  const rows = csvRows(await (await staff.send(paths.statisticsDictionary)).bytes());
  const files = new Set(rows.slice(1).map(([file]) => file));
  assert.equal(files.size, STATISTICS_FILE_NAMES.length);
  const page = await staff.visit(paths.statisticsFiles);
  for (const file of files) {
    const shown = tableOf(page.html, `項目の説明：${file}`).map(([name]) => name);
    assert.deepEqual(shown, rows.filter((row) => row[0] === file).map((row) => row[2]));
  }
});

Deno.test("each file that is taken stands in the audit: which, of when, never of whom", async () => {
  await owner`delete from audit_pending`;
  const since = new Date(office.time.getTime() + 60_000);
  office.time = since;
  await rowsOf("doses.cumulative", { scope: "month", month: "2021-06", encoding: "utf-8-bom" });
  const taken = await owner`
    select detail, subject_kind from audit where act = 'statistics_taken' and at = ${since}`;
  assert.deepEqual(taken.map((row) => ({ ...row })), [{
    detail: {
      file: "doses",
      variant: "cumulative",
      from: "2021-06-01",
      to: "2021-06-30",
      encoding: "utf-8-bom",
    },
    subject_kind: null,
  }]);
});

Deno.test("a refused form keeps what was typed and says what to do", async () => {
  const answer = await asks("doses.daily", { scope: "period", from: "2021/6/31", to: "R3.7.1" });
  const html = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(plainText(html), /2021年6月31日という日付はありません/);
  assert.equal(attribute(tagById(html, "from"), "value"), "2021/6/31");
  assert.equal(attribute(tagById(html, "to"), "value"), "R3.7.1");
  assert.match(tagById(html, "scope-period"), /\schecked/);
});

Deno.test("another municipality's files hold none of it", async () => {
  for (
    const wish of ["doses.daily", "vsys.cumulative", "entry.daily", "venue_lag.daily", "coverage"]
  ) {
    assert.deepEqual(await rowsOf(wish, {}, neighbour), [], wish);
  }
});
