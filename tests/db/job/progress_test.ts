import assert from "node:assert/strict";
import { listen } from "../../../db/job/listen.ts";
import { lookupProgress } from "../../../db/job/lookup_progress.ts";
import { NEWS_CHANNEL } from "../../../db/job/news_channel.ts";
import { ProgressTeller } from "../../../db/job/progress_teller.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality, anAct } from "../an_act.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aJob, aJobOffice, jobsOf, termsOf } from "./a_job.ts";

const database = await aDatabase();
const { register } = database;
const office = aJobOffice(database);
const owner = ownerSql(database);

async function storedProgress(subjectId: string) {
  const rows = await owner`
    select step, done, total, row_count from job_progress where subject_id = ${subjectId}`;
  return rows.map((row) => Object.values(row));
}

/** Counts what is notified about a subject while `work` runs. */
async function heardDuring(subjectId: string, work: () => Promise<void>): Promise<number> {
  let heard = 0;
  const { stop } = await listen(database.address, NEWS_CHANNEL, {
    hear: (topic) => topic.endsWith(subjectId) && heard++,
    begin: () => {},
  });
  await work();
  await stop();
  return heard;
}

Deno.test("of many figures the last is stored, and most are told to nobody", async () => {
  const subject = { municipalityCode: aMunicipality(), subjectId: crypto.randomUUID() };
  const teller = new ProgressTeller({ register, subject, now: () => TEST_TIME });
  const heard = await heardDuring(subject.subjectId, async () => {
    for (let done = 1; done <= 1_000; done++) {
      teller.tell({ step: "読んでいます", done, total: 1_000, rowCount: done });
    }
    await until(async () => (await storedProgress(subject.subjectId))[0]?.[1] === 1_000);
  });
  assert.deepEqual(await storedProgress(subject.subjectId), [[
    "読んでいます",
    1_000,
    1_000,
    1_000,
  ]]);
  assert.equal(heard, 2);
  await teller.end();
});

Deno.test("after its end a teller writes nothing, whatever it is still told", async () => {
  const subject = { municipalityCode: aMunicipality(), subjectId: crypto.randomUUID() };
  const teller = new ProgressTeller({ register, subject, now: () => TEST_TIME });
  await teller.end();
  teller.tell({ step: "遅れて", done: 1, rowCount: 1 });
  await teller.end();
  assert.deepEqual(await storedProgress(subject.subjectId), []);
});

Deno.test("a job that is over leaves no progress that the next one would show", async () => {
  const { subjectId } = await aJob(database);
  await runJobs(
    office,
    termsOf(async (_office, { tell }) => {
      tell({ step: "読んでいます", done: 1, rowCount: 1 });
      await until(async () => (await storedProgress(subjectId)).length === 1);
      tell({ step: "終わりに", done: 2, rowCount: 2 });
    }),
  );
  assert.deepEqual(await storedProgress(subjectId), []);
});

Deno.test("progress that cannot be written does not keep a job from being done", async () => {
  const { municipalityCode } = await aJob(database);
  await runJobs(
    office,
    termsOf((_office, { tell }) => {
      tell({ step: "数えています", done: Number.NaN, rowCount: 1 });
      return Promise.resolve();
    }),
  );
  assert.deepEqual((await jobsOf(database, municipalityCode)).map(({ state }) => state), ["done"]);
});

Deno.test("how many jobs come before is counted in one's own municipality only", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  await aJob(database);
  const [first, second] = [await aJob(database, { act }), await aJob(database, { act })];
  const standingOf = (subjectId: string) => lookupProgress(register, municipalityCode, subjectId);
  assert.deepEqual(await standingOf(first.subjectId), {
    isUnderWay: true,
    waiting: 0,
    progress: undefined,
  });
  assert.equal((await standingOf(second.subjectId))?.waiting, 1);
  assert.equal(await lookupProgress(register, aMunicipality(), first.subjectId), undefined);
  await runJobs(office, termsOf(() => Promise.resolve()));
  assert.deepEqual(await standingOf(second.subjectId), { isUnderWay: false, waiting: 0 });
});
