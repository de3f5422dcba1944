import type { JobOffice } from "./job_run.ts";
import { listQueuedJobs } from "./queued_jobs.ts";
import { type JobTerms, runJob } from "./run_job.ts";

/**
 * Runs every queued job of every municipality, oldest first, until none is left but those someone
 * else is at; also what these jobs queue themselves.
 */
export async function runJobs(office: JobOffice, terms: JobTerms = {}): Promise<void> {
  let hasWorked = true;
  while (hasWorked) {
    hasWorked = false;
    for (const job of await listQueuedJobs(office.database.gate)) {
      if (await runJob(office, job, terms) !== "busy") hasWorked = true;
    }
  }
}
