import assert from "node:assert/strict";
import { runJobs } from "../../db/job/run_jobs.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aJob, termsOf } from "../db/job/a_job.ts";
import { aJobProcess } from "../db/job/a_job_process.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { EventStream } from "./event_stream.ts";
import { aBrowserOf, ICHIKAWA, URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const owner = ownerSql(office.database);
const urayasu = () => anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });

async function follow(subjectId: string): Promise<EventStream> {
  const answer = await staff.send(paths.jobEvents(subjectId));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/event-stream");
  return new EventStream(answer);
}

Deno.test("only one's own municipality's jobs can be followed, and only by municipal staff", async () => {
  const { subjectId } = await aJob(office.database, { act: urayasu() });
  const neighbour = await aBrowserOf({ app, office }, {
    kind: "municipal",
    municipalityCode: ICHIKAWA,
  });
  const venue = await aBrowserOf({ app, office }, { kind: "venue" });
  assert.equal((await neighbour.visit(paths.jobEvents(subjectId))).status, 404);
  assert.equal((await venue.visit(paths.jobEvents(subjectId))).status, 403);
  assert.equal((await staff.visit(paths.jobEvents(crypto.randomUUID()))).status, 404);
  await runJobs(office, termsOf(() => Promise.resolve()));
});

Deno.test("a page hears what a job tells, and loads itself again when it is over", async () => {
  const act = urayasu();
  const earlier = await aJob(office.database, { act });
  const { subjectId } = await aJob(office.database, { act });
  const events = await follow(subjectId);
  await events.shows(/順番を待っています（前に1件の処理があります）/);
  await runJobs(
    office,
    termsOf(async (_office, run) => {
      if (run.subjectId === earlier.subjectId) return;
      run.tell({ step: "数えています", done: 1, total: 3, rowCount: 12_345 });
      await events.shows(/数えています.*33%・12,345行/s);
      run.tell({ step: "書いています", done: 0, rowCount: 12_345 });
      await events.shows(/書いています/);
    }),
  );
  while ((await events.next()).event !== "ended");
  await events.ends();
});

Deno.test("a job that is over tells so at once", async () => {
  const { subjectId } = await aJob(office.database, { act: urayasu() });
  await runJobs(office, termsOf(() => Promise.resolve()));
  const events = await follow(subjectId);
  assert.equal((await events.next()).event, "ended");
  await events.ends();
});

Deno.test("what a job in another process tells arrives, also when listening was interrupted", async () => {
  const { subjectId } = await aJob(office.database, { act: urayasu() });
  const events = await follow(subjectId);
  await events.shows(/まもなく処理を始めます/);
  {
    await using _other = aJobProcess(office.database, "telling");
    await events.shows(/別のプロセスで数えています.*25%/s);
    const [ended] = await owner`
      select count(pg_terminate_backend(pid)) as count from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`;
    assert.equal(ended!.count, 1);
    // Nobody is told of this: it is seen because listening again means looking again.
    await owner`update job_progress set done = 3 where subject_id = ${subjectId}`;
    await events.shows(/75%/);
  }
  await events.leave();
  await until(async () => {
    await runJobs(office, termsOf(() => Promise.resolve()));
    const [queued] = await owner`select count(*) as count from job where state = 'queued'`;
    return queued!.count === 0;
  });
});

Deno.test("who leaves, and whose session is over, is not told any more", async () => {
  const { subjectId } = await aJob(office.database, { act: urayasu() });
  const left = await follow(subjectId);
  const stayed = await follow(subjectId);
  assert.equal(office.newsFeed.size, 2);
  await left.leave();
  await until(() => office.newsFeed.size === 1);
  await stayed.next();
  await staff.submit(paths.signOut, {});
  await owner`select pg_notify('vrs_news', ${`${URAYASU}:${subjectId}`})`;
  assert.equal((await stayed.next()).event, "ended");
  assert.equal((await staff.send(paths.jobEvents(subjectId))).status, 303);
  assert.equal(office.newsFeed.size, 0);
});

Deno.test("closing the feed ends every open answer, so that the server can stop", async () => {
  const again = await aBrowserOf({ app, office }, { kind: "municipal" });
  const { subjectId } = await aJob(office.database, { act: urayasu() });
  const events = new EventStream(await again.send(paths.jobEvents(subjectId)));
  await events.next();
  await office.newsFeed.close();
  await events.ends();
  await new EventStream(await again.send(paths.jobEvents(subjectId))).ends();
});
