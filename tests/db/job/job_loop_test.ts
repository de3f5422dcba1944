import assert from "node:assert/strict";
import { JobLoop, type JobLoopTerms } from "../../../db/job/job_loop.ts";
import type { JobWork } from "../../../db/job/job_work.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aJob, aJobOffice, jobsOf, leaveATrace, termsOf, tracesOf } from "./a_job.ts";
import { heldWorks } from "./held_works.ts";

const database = await aDatabase();
const office = aJobOffice(database);
const owner = ownerSql(database);

/** A loop that looks again only when it is told, unless its terms say otherwise. */
function aLoop(work: JobWork, given: Partial<JobLoopTerms> = {}) {
  return new JobLoop(office, { ...termsOf(work), limit: 2, sweepMs: 3_600_000, ...given });
}

function areDone(municipalityCode: string): Promise<void> {
  return until(async () => {
    const jobs = await jobsOf(database, municipalityCode);
    return jobs.every(({ state }) => state === "done");
  });
}

Deno.test("two municipalities' uploads run at once, two of one municipality one after the other", async () => {
  const act = anAct();
  const first = await aJob(database, { act, kind: "apply_upload" });
  const second = await aJob(database, { act, kind: "check_upload" });
  const neighbours = await aJob(database, { kind: "apply_upload" });
  const { events, work, hasBegun, release } = heldWorks();
  const loop = aLoop(work, { limit: 3 });
  await Promise.all([hasBegun(first), hasBegun(neighbours)]);
  release(second);
  release(first);
  await hasBegun(second);
  release(neighbours);
  await areDone(first.municipalityCode);
  await areDone(neighbours.municipalityCode);
  await loop.stop();
  assert.ok(
    events.indexOf(`end ${first.subjectId}`) < events.indexOf(`begin ${second.subjectId}`),
    events.join("\n"),
  );
});

Deno.test("an output runs beside its municipality's upload", async () => {
  const act = anAct();
  const upload = await aJob(database, { act, kind: "apply_upload" });
  const output = await aJob(database, { act, kind: "make_output" });
  const { work, hasBegun, release } = heldWorks();
  const loop = aLoop(work);
  await Promise.all([hasBegun(upload), hasBegun(output)]);
  release(upload);
  release(output);
  await areDone(act.actor.municipalityCode);
  await loop.stop();
});

Deno.test("a municipality's second job waits while others' first ones do", async () => {
  const act = anAct();
  const jobs = [await aJob(database, { act }), await aJob(database, { act })];
  const neighbours = await aJob(database);
  const { events, work, hasBegun, release } = heldWorks();
  const loop = aLoop(work);
  await Promise.all([hasBegun(jobs[0]!), hasBegun(neighbours)]);
  assert.equal(events.length, 2, "the limit is two");
  [...jobs, neighbours].forEach(release);
  await areDone(act.actor.municipalityCode);
  await loop.stop();
});

Deno.test("a job that is queued later is heard of, and what nobody told of is found", async () => {
  const told = aLoop(leaveATrace);
  const { municipalityCode } = await aJob(database);
  await areDone(municipalityCode);
  await told.stop();

  const job = await aJob(database);
  const searching = aLoop(() => Promise.resolve(), { sweepMs: 20 });
  await areDone(job.municipalityCode);
  // As a process that died leaves it: queued, and nobody notified.
  await owner`update job set state = 'queued' where subject_id = ${job.subjectId}`;
  await areDone(job.municipalityCode);
  await searching.stop();
});

Deno.test("stopping rolls a running job back, its attempt uncounted; the next start does it", async () => {
  const job = await aJob(database);
  const { work, hasBegun } = heldWorks();
  const logged: Record<string, unknown>[] = [];
  const loop = aLoop(work, { log: (line) => logged.push(line) });
  await hasBegun(job);
  await loop.stop();
  assert.deepEqual(await tracesOf(database, job.municipalityCode), []);
  assert.deepEqual(logged.map(({ state }) => state), ["interrupted"]);
  assert.equal((await jobsOf(database, job.municipalityCode))[0]!.attempts, 0);
  await runJobs(office, termsOf(leaveATrace));
  assert.deepEqual(await tracesOf(database, job.municipalityCode), [job.subjectId]);
});

Deno.test("two loops do each job once", async () => {
  const jobs = [];
  for (let i = 0; i < 12; i++) jobs.push(await aJob(database));
  const runs: string[] = [];
  const work: JobWork = async (office, run) => {
    runs.push(run.subjectId);
    await leaveATrace(office, run);
  };
  const loops = [aLoop(work), aLoop(work)];
  await Promise.all([runJobs(office, termsOf(work)), runJobs(office, termsOf(work))]);
  for (const { municipalityCode } of jobs) await areDone(municipalityCode);
  await Promise.all(loops.map((loop) => loop.stop()));
  assert.deepEqual(runs.toSorted(), jobs.map(({ subjectId }) => subjectId).toSorted());
});
