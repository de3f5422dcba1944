import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aDatabase } from "../a_database.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aJob, aJobOffice, jobsOf, leaveATrace, termsOf, tracesOf } from "./a_job.ts";
import { aJobProcess } from "./a_job_process.ts";

const database = await aDatabase();
const office = aJobOffice(database);
const owner = ownerSql(database);

Deno.test("the job of a killed process is taken back, taken up by another, and done once", async () => {
  const { municipalityCode, subjectId } = await aJob(database, { kind: "apply_upload" });
  await using other = aJobProcess(database, "stuck");
  await other.hasBegun();
  const terms = termsOf(leaveATrace);
  await runJobs(office, terms);
  assert.deepEqual(await tracesOf(database, municipalityCode), [], "the other one is at it");

  await other.kill();
  await until(async () => {
    await runJobs(office, terms);
    return (await tracesOf(database, municipalityCode)).length > 0;
  });
  assert.deepEqual(await tracesOf(database, municipalityCode), [subjectId]);
  assert.deepEqual(await jobsOf(database, municipalityCode), [
    { kind: "apply_upload", state: "done", attempts: 2, subjectId },
  ]);
});

Deno.test("a job over which three processes died is given up without a fourth attempt", async () => {
  const { municipalityCode, subjectId } = await aJob(database, { kind: "undo_upload" });
  await owner`update job set attempts = 3 where subject_id = ${subjectId}`;
  const terms = termsOf(leaveATrace);
  await runJobs(office, terms);
  assert.deepEqual(terms.failed.map((failed) => failed.subjectId), [subjectId]);
  assert.match(terms.failed[0]!.message, /登録の取り消しはしていません/);
  assert.deepEqual(await tracesOf(database, municipalityCode), []);
});
