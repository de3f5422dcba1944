import assert from "node:assert/strict";
import { sql } from "kysely";
import { openDatabase } from "../../db/database.ts";
import { beat } from "../../db/server_process/beat.ts";
import { createApp } from "../../routes/app.ts";
import { observeRegularly } from "../../routes/observe_regularly.ts";
import { Readiness } from "../../routes/readiness.ts";
import { NO_SOUNDING } from "../../routes/sounding.ts";
import { watchStatements } from "../../routes/slow_statements.ts";
import { paths } from "../../views/paths.ts";
import { anOffice, TEST_TIME } from "../db/a_database.ts";
import { Browser } from "./a_browser.ts";
import { aClosedDatabase } from "./a_closed_database.ts";
import { plainText, tableRows } from "./html.ts";
import { aBrowserOf } from "./some_staff.ts";

const office = await anOffice();
/** Every statement is a slow one. */
const database = openDatabase(office.database.address, { watch: watchStatements(office, 0) });
const watched = { ...office, database };
const app = createApp(watched);
const operator = new Browser(app);
const closed = await aClosedDatabase(office.database.address);

Deno.test("the page shows every server, and which of them was not heard of", async () => {
  const observing = observeRegularly(watched);
  await beat(database.gate, {
    id: crypto.randomUUID(),
    host: "vrs-2",
    pid: 22,
    version: "0.7.9",
    started_at: new Date(office.time.getTime() - 3_600_000),
    seen_at: new Date(office.time.getTime() - 60_000),
    standing: "serving",
    request_count: 1234,
    error_count: 5,
    memory_bytes: 200_000_000,
  });
  while (!office.meters.sounding) await new Promise((resolve) => setTimeout(resolve, 10));
  const { html, status } = await operator.visit(paths.status);
  assert.equal(status, 200);
  const rows = tableRows(html);
  const other = rows.find(([name]) => name === "vrs-2（22）バージョン 0.7.9")!;
  assert.deepEqual([other[1], other[4], other[5]], ["応答なし", "1,234", "5"]);
  assert.equal(rows.find(([name]) => name?.includes("この画面"))?.[1], "稼働中");
  assert.match(plainText(html), /応答のないサーバーが1台あります/);
  await observing.stop();
  const left = tableRows((await operatorLater().visit(paths.status)).html);
  assert.equal(left.find(([name]) => name?.includes("この画面")), undefined, "it has signed off");
});

Deno.test("an error is listed with the number that its page shows, and in the log", async () => {
  const broken = createApp({ ...watched, database: closed, readiness: new Readiness() });
  const visitor = new Browser(broken);
  visitor.cookies.set("vrs", "x".repeat(43));
  const page = await visitor.visit(paths.progress);
  const [, request] = /問い合わせ番号：([\w-]+)/.exec(plainText(page.html)) ?? [];
  assert.ok(request);
  const rows = tableRows((await operator.visit(paths.status)).html);
  const row = rows.find((cells) => cells.includes(request));
  assert.match(row!.join(" "), /5\d\d/);
});

Deno.test("without a database the page says so, and what this process knows itself", async () => {
  const broken = createApp({ ...watched, database: closed, readiness: new Readiness() });
  const { html, status } = await new Browser(broken).visit(paths.status);
  assert.equal(status, 200);
  assert.match(plainText(html), /データベースに接続できません。登録も照会もできません。/);
  assert.match(plainText(html), /応答時間（直近1時間、このサーバー）/);
});

Deno.test("a database whose WAL is not kept is nothing to call 正常", async () => {
  const { sounding } = office.meters;
  const archived = { archivedAt: office.time, failedAt: null };
  const page = async (archive: typeof archived | { archivedAt: null; failedAt: Date } | null) => {
    const at = { ...NO_SOUNDING, at: office.time, isReachable: true, eventLoopLagMs: 0 };
    office.meters.sounding = { ...at, archive };
    return plainText((await operator.visit(paths.status)).html);
  };
  assert.match(await page(null), /WALの保管していません/);
  assert.match(await page(archived), /WALの保管20\d\d年/);
  const failing = await page({ archivedAt: null, failedAt: office.time });
  assert.match(failing, /WALを保管できません/);
  assert.match(failing, /WALの保管失敗しています/);
  office.meters.sounding = sounding;
});

Deno.test("a slow statement is told with its route and request, and never with a value", async () => {
  const clerk = await aBrowserOf({ app, office: watched }, { kind: "municipal" });
  office.logged.length = 0;
  // The page tells the ten slowest of an hour: only those from here on.
  office.time = new Date(TEST_TIME.getTime() + 62 * 60_000);
  await clerk.submit(paths.search, NAME_SEARCH);
  const slow = office.logged.filter(({ slowStatement }) => slowStatement !== undefined);
  const { request } = office.logged.find(({ route }) => route === paths.search)!;
  const ofSearch = slow.filter(({ route }) => route === `POST ${paths.search}`);
  assert.ok(ofSearch.some(({ slowStatement }) => /recipient/.test(String(slowStatement))));
  assert.ok(ofSearch.every((line) => line.request === request));
  assert.doesNotMatch(JSON.stringify(office.logged), /ミズカガミ|みずかがみ|1958/);
  const { html } = await operator.visit(paths.status);
  assert.ok(tableRows(html).some(([, route]) => route === `POST ${paths.search}`));
  assert.doesNotMatch(html, /ミズカガミ|1958/);
  office.time = TEST_TIME;
});

Deno.test("what nobody's request waits for is told without one", async () => {
  office.logged.length = 0;
  await sql`select pg_sleep(0.001)`.execute(database.gate);
  const line = office.logged.find(({ slowStatement }) => /sleep/.test(String(slowStatement)));
  assert.deepEqual([line?.slowStatement, line?.request], ["select pg_sleep(0.001)", undefined]);
});

Deno.test("what replaces itself every few seconds is no page, and pushes no address", async () => {
  const answer = await operator.send(paths.status, { headers: { "HX-Request": "true" } });
  const html = await answer.text();
  assert.equal(answer.headers.get("HX-Push-Url"), null);
  assert.match(html, /^<h1>稼働状況/);
  assert.doesNotMatch(html, /<html|hx-trigger/);
});

Deno.test("machines read the same as JSON", async () => {
  const answer = await operator.send(paths.statusReport);
  const report = await answer.json();
  assert.deepEqual(Object.keys(report).sort(), [
    ...["at", "database", "errors", "history", "jobs", "queues", "routes", "runs", "self"],
    ...["servers", "slowStatements", "unreadiness", "version"],
  ]);
  assert.equal(report.database.isReachable, true);
  assert.match(report.database.version, /^\d+/);
  assert.equal(report.unreadiness, null);
  assert.ok(report.routes.some((each: { route: string }) => each.route === "GET /status"));
});

const NAME_SEARCH = {
  nameKana: "ミズカガミ トワコ",
  birthDate: "19580321",
  sex: "female",
};

/** Whoever has just looked is told the same for some seconds; an app of its own looks anew. */
function operatorLater(): Browser {
  return new Browser(createApp(watched));
}
