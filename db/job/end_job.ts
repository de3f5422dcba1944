import { sql } from "kysely";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { type ClaimedJob, claimJob } from "./claim_job.ts";
import type { JobFailure } from "./job_work.ts";
import { notifyProgress } from "./progress_teller.ts";

/** Counts a begun attempt (or takes one back) at once, whatever becomes of the job. */
export function countAttempt(register: Register, job: ClaimedJob, by: 1 | -1): Promise<void> {
  return inMunicipality(register, job.municipalityCode, async (tx) => {
    await tx.updateTable("job").set({ attempts: sql`greatest(attempts + ${by}, 0)` })
      .where("municipality_code", "=", job.municipalityCode).where("id", "=", job.id).execute();
    await forgetProgress(tx, job);
  });
}

/** Ends a job in the transaction of its work. */
export function finishJob(tx: MunicipalityTransaction, job: ClaimedJob, at: Date): Promise<void> {
  return endJob(tx, job, { state: "done", at });
}

/** Ends a job that cannot be done, and tells its subject why; nothing if someone else took it. */
export function giveUpJob(
  register: Register,
  job: ClaimedJob,
  failing: { failure: JobFailure; message: string; at: Date },
): Promise<void> {
  const { municipalityCode, subjectId, act } = job;
  return inMunicipality(register, municipalityCode, async (tx) => {
    if (typeof await claimJob(tx, job) === "string") return;
    await failing.failure(tx, { municipalityCode, subjectId, act, message: failing.message });
    await endJob(tx, job, { state: "failed", at: failing.at });
  });
}

async function endJob(
  tx: MunicipalityTransaction,
  job: ClaimedJob,
  { state, at }: { state: "done" | "failed"; at: Date },
): Promise<void> {
  await tx.updateTable("job").set({ state, finished_at: at })
    .where("municipality_code", "=", job.municipalityCode).where("id", "=", job.id).execute();
  await forgetProgress(tx, job);
  await notifyProgress(tx, job);
}

async function forgetProgress(tx: MunicipalityTransaction, job: ClaimedJob): Promise<void> {
  await tx.deleteFrom("job_progress")
    .where("municipality_code", "=", job.municipalityCode)
    .where("subject_id", "=", job.subjectId).execute();
}
