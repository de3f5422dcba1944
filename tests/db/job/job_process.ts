/**
 * Runs jobs in a process of its own: `deno run -A job_process.ts <address as JSON> <manner>`.
 * "stuck" writes its trace and then waits inside its transaction; "telling" tells how far it is.
 */
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import type { DatabaseAddress } from "../../../db/connection.ts";
import { openDatabase } from "../../../db/database.ts";
import type { JobWork } from "../../../db/job/job_work.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aJobOffice, leaveATrace, termsOf } from "./a_job.ts";

const MANNERS: Record<string, JobWork> = {
  stuck: async (office, run) => {
    await leaveATrace(office, run);
    console.log("begun");
    await sql`select pg_sleep(60)`.execute(run.tx);
  },
  telling: async (_office, run) => {
    run.tell({ step: "別のプロセスで数えています", done: 1, total: 4, rowCount: 1 });
    await delay(60_000);
  },
};

const [address, manner] = Deno.args as [string, string];
const database = openDatabase(JSON.parse(address) as DatabaseAddress);
await runJobs(aJobOffice(database), termsOf(MANNERS[manner]!));
await database.close();
