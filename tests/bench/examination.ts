import { setTimeout as delay } from "node:timers/promises";
import { listQueuedJobs } from "../../db/job/queued_jobs.ts";
import type { BenchServer } from "./bench_server.ts";

/**
 * Waits for the jobs that follow an upload: the people it touched are examined (要修正・要確認).
 * What is measured next would otherwise share the machine with them.
 */
export async function examinationEnded({ database }: BenchServer): Promise<void> {
  while ((await listQueuedJobs(database.gate)).length > 0) await delay(50);
}
