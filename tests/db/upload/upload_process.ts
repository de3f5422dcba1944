/**
 * Runs the queued jobs in a process of its own until none is left: `deno run -A upload_process.ts
 * <address as JSON>`. A job that a killed process left is busy until PostgreSQL has noticed.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { DatabaseAddress } from "../../../db/connection.ts";
import { openDatabase } from "../../../db/database.ts";
import { listQueuedJobs } from "../../../db/job/queued_jobs.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aJobOffice } from "./an_upload.ts";

const [address] = Deno.args as [string];
const database = openDatabase(JSON.parse(address) as DatabaseAddress);
while ((await listQueuedJobs(database.gate)).length > 0) {
  await runJobs(aJobOffice(database));
  await delay(20);
}
await database.close();
