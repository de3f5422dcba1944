import assert from "node:assert/strict";
import { acceptFinding } from "../../db/finding/decide_finding.ts";
import { examineEverybody } from "../../db/finding/request_examination.ts";
import { runJobs } from "../../db/job/run_jobs.ts";
import { foldTallies } from "../../db/tally/fold.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { until } from "../db/embedded/writer_process.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aCampaign, aDoseMore } from "./a_campaign.ts";
import type { Browser } from "./a_browser.ts";
import { EventStream } from "./event_stream.ts";
import { attribute } from "./html.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
await aCampaign(office.database);
await foldTallies(office.database);

/** Follows what a page says it follows. */
async function follow(path: string, browser: Browser = staff): Promise<EventStream> {
  const { html } = await browser.visit(path);
  const [tag = ""] = /<div[^>]*hx-sse:connect="\/progress[^>]*>/.exec(html) ?? [];
  const answer = await browser.send(attribute(tag, "hx-sse:connect")!);
  assert.equal(answer.headers.get("content-type"), "text/event-stream");
  return new EventStream(answer);
}

/** Doses are registered, and the tallies folded, as the server does every second. */
async function dosesCome(count: number, municipalityCode = URAYASU): Promise<void> {
  for (let given = 0; given < count; given++) await aDoseMore(office.database, municipalityCode);
  await foldTallies(office.database);
}

Deno.test("an open page is told its figures anew when doses have come in", async () => {
  const overview = await follow(paths.progress);
  const june = await follow(`${paths.progressVenues}?from=20210601&to=20210629`);
  const vaccines = await follow(paths.progressVaccines);
  assert.match((await overview.next()).text, /接種対象者登録待ち：1件/);
  assert.match((await vaccines.next()).text, /ファイザー314/);
  assert.match((await june.next()).text, /期間：2021年6月1日～2021年6月29日/);
  await dosesCome(2);
  assert.match((await overview.next()).text, /接種対象者登録待ち：3件/);
  assert.match((await vaccines.next()).text, /ファイザー516/);
  await Promise.all([overview, june, vaccines].map((events) => events.leave()));
});

Deno.test("many folds at once are told as few", async () => {
  const events = await follow(paths.progress);
  await events.next();
  for (let fold = 0; fold < 10; fold++) await dosesCome(1);
  const told = [(await events.next()).text];
  while (!/登録待ち：13件/.test(told.at(-1)!)) told.push((await events.next()).text);
  assert.ok(told.length <= 3, `${told.length} events`);
  await events.leave();
});

Deno.test("what an examination finds, and what somebody settles, is told without a dose", async () => {
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  await owner`update finding set state = 'resolved', resolved_at = now()`;
  const events = await follow(paths.progress);
  assert.match((await events.next()).text, /要確認\s*0\s*件/);
  await examineEverybody(office.database.register, act);
  await runJobs(office);
  const [, count] = /要確認\s*(\d+)\s*件/.exec((await events.next()).text)!;
  assert.ok(Number(count) > 0);
  const [finding] = await owner`
    select id from finding where municipality_code = ${URAYASU} and state = 'open'`;
  const decision = { findingId: finding!.id, reason: "接種済証を確認した" };
  await acceptFinding(office.database.register, act, decision);
  const [, left] = /要確認\s*(\d+)\s*件/.exec((await events.next()).text)!;
  assert.equal(Number(left), Number(count) - 1);
  await events.leave();
});

Deno.test("another municipality's doses are not heard of", async () => {
  const neighbour = await aBrowserOf({ app, office }, {
    kind: "municipal",
    municipalityCode: ICHIKAWA,
  });
  const events = await follow(paths.progress, neighbour);
  assert.match((await events.next()).text, /接種対象者登録待ち：0件/);
  await dosesCome(2);
  await dosesCome(1, ICHIKAWA);
  assert.match((await events.next()).text, /接種対象者登録待ち：1件/);
  await events.leave();
});

Deno.test("a refused choice has no figures to follow, and an unknown section is the first", async () => {
  const refused = await staff.send(`${paths.progressEvents}?section=venues&from=x`);
  assert.equal((await new EventStream(refused).next()).event, "ended");
  const unknown = new EventStream(await staff.send(`${paths.progressEvents}?section=people`));
  assert.match((await unknown.next()).text, /回数ごとの接種率/);
  await unknown.leave();
});

Deno.test("who leaves, and whose session is over, is not told any more", async () => {
  await until(() => office.newsFeed.size === 0);
  const events = await follow(paths.progress);
  await events.next();
  await staff.submit(paths.signOut, {});
  assert.equal((await events.next()).event, "ended");
  await events.ends();
  assert.equal(office.newsFeed.size, 0);
});
