import assert from "node:assert/strict";
import { sql } from "kysely";
import { enqueueJob } from "../../../db/job/enqueue_job.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aJob, aJobOffice, jobsOf, leaveATrace, termsOf, tracesOf } from "./a_job.ts";

const database = await aDatabase();
const office = aJobOffice(database);
const owner = ownerSql(database);

Deno.test("a queued job is run with what was asked, by whom and when, and is done", async () => {
  const { act, municipalityCode, subjectId } = await aJob(database, { kind: "check_upload" });
  const seen: unknown[] = [];
  await runJobs(
    office,
    termsOf(async (office, run) => {
      seen.push([run.kind, run.municipalityCode, run.subjectId, run.act]);
      await leaveATrace(office, run);
    }),
  );
  assert.deepEqual(seen, [["check_upload", municipalityCode, subjectId, act]]);
  assert.deepEqual(await jobsOf(database, municipalityCode), [
    { kind: "check_upload", state: "done", attempts: 1, subjectId },
  ]);
  assert.deepEqual(await tracesOf(database, municipalityCode), [subjectId]);
});

Deno.test("a job that is still queued is not queued twice; one that ended may be again", async () => {
  const given = await aJob(database);
  await aJob(database, given);
  let runs = 0;
  const terms = termsOf(() => Promise.resolve(void runs++));
  await runJobs(office, terms);
  assert.equal(runs, 1);
  await aJob(database, given);
  await runJobs(office, terms);
  assert.equal(runs, 2);
});

Deno.test("a job that is taken back with its transaction was never queued", async () => {
  const act = anAct();
  const { municipalityCode } = act.actor;
  const queued = inMunicipality(database.register, municipalityCode, async (tx) => {
    await enqueueJob(tx, act, { kind: "make_output", subjectId: crypto.randomUUID() });
    throw new Error("taken back");
  });
  await assert.rejects(queued, /taken back/);
  assert.deepEqual(await jobsOf(database, municipalityCode), []);
});

Deno.test("a work that throws is rolled back, tried three times, then failed with what to do", async () => {
  const { municipalityCode, subjectId } = await aJob(database, { kind: "apply_upload" });
  let runs = 0;
  const terms = termsOf(async (office, run) => {
    runs++;
    await leaveATrace(office, run);
    throw new TypeError("a mistake of ours");
  });
  const logged: Record<string, unknown>[] = [];
  await runJobs(office, { ...terms, log: (line) => logged.push(line) });
  assert.equal(runs, 3);
  assert.deepEqual(await tracesOf(database, municipalityCode), []);
  assert.equal(terms.failed.length, 1);
  assert.match(
    terms.failed[0]!.message,
    /内部でエラーが起き、中断しました。何も登録していません。/,
  );
  assert.deepEqual((await jobsOf(database, municipalityCode)).at(-1), {
    kind: "apply_upload",
    state: "failed",
    attempts: 3,
    subjectId,
  });
  assert.deepEqual(logged.map(({ state, attempts }) => [state, attempts]), [
    ["queued", 1],
    ["queued", 2],
    ["failed", 3],
  ]);
  assert.equal(logged[0]!.error, "TypeError");
  assert.doesNotMatch(JSON.stringify(logged), /a mistake of ours/);
});

Deno.test("a work that succeeds the second time is done once", async () => {
  const { municipalityCode, subjectId } = await aJob(database);
  let runs = 0;
  await runJobs(
    office,
    termsOf(async (office, run) => {
      await leaveATrace(office, run);
      if (++runs === 1) throw new Error("only the first time");
    }),
  );
  assert.deepEqual(await tracesOf(database, municipalityCode), [subjectId]);
});

Deno.test("an AppError ends the job at once, its sentence at the subject", async () => {
  const { municipalityCode, subjectId } = await aJob(database);
  const terms = termsOf(async (office, run) => {
    await leaveATrace(office, run);
    throw new AppError("unreadable", "この列は読めません。");
  });
  await runJobs(office, terms);
  assert.deepEqual(terms.failed, [{ subjectId, message: "この列は読めません。" }]);
  assert.deepEqual(await tracesOf(database, municipalityCode), []);
});

Deno.test("a job whose connection PostgreSQL ended is rolled back and run again", async () => {
  const { municipalityCode, subjectId } = await aJob(database);
  let runs = 0;
  await runJobs(
    office,
    termsOf(async (office, run) => {
      await leaveATrace(office, run);
      if (++runs > 1) return;
      const { rows: [backend] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`
        .execute(run.tx);
      await owner`select pg_terminate_backend(${backend!.pid})`;
      await sql`select pg_sleep(5)`.execute(run.tx);
    }),
  );
  assert.equal(runs, 2);
  assert.deepEqual(await tracesOf(database, municipalityCode), [subjectId]);
});

Deno.test("COPY goes to a temporary table of the job's own transaction, and tells its errors", async () => {
  const { municipalityCode, subjectId } = await aJob(database);
  const sums: number[] = [];
  const terms = termsOf(async (office, run) => {
    const { tx, copyIn } = run;
    await sql`create temporary table piece (number integer, word text) on commit drop`.execute(tx);
    const target = { table: "piece", columns: ["number", "word"] };
    await copyIn(target, "1\t一\n2\t二\n");
    await copyIn(target, Array.from({ length: 100_000 }, (_, i) => `${i}\tx\n`).join(""));
    const { rows } = await sql<{ sum: number }>`select sum(number)::int8 as sum from piece`
      .execute(tx);
    sums.push(rows[0]!.sum);
    await sql`savepoint before_fault`.execute(tx);
    await assert.rejects(copyIn(target, "1\tgood\nbad\tbad\n"), { code: "22P02" });
    await assert.rejects(copyIn({ ...target, table: "no_such" }, "1\tx\n"), { code: "25P02" });
    await sql`rollback to savepoint before_fault`.execute(tx);
    await leaveATrace(office, run);
  });
  await runJobs(office, terms);
  assert.deepEqual(sums, [4_999_950_003]);
  assert.deepEqual(await tracesOf(database, municipalityCode), [subjectId]);
});
