import { inMunicipality } from "../tenant.ts";
import { type ClaimedJob, claimJob, type JobPlace } from "./claim_job.ts";
import { countAttempt, finishJob } from "./end_job.ts";
import type { JobConnection } from "./job_connection.ts";
import type { JobKind } from "./job_kind.ts";
import type { JobOffice } from "./job_run.ts";
import type { JobWork } from "./job_work.ts";
import { ProgressTeller } from "./progress_teller.ts";

export interface JobMeans {
  connection: JobConnection;
  works: Record<JobKind, JobWork>;
  /** A job that was begun this often is not begun again. */
  mostAttempts: number;
}

/** What came of an attempt: without an error the claimed job is done and committed. */
export interface JobAttempt {
  job: ClaimedJob | "busy" | "ended" | undefined;
  error?: unknown;
}

/** Claims a job and does its work in one transaction; any error is answered, not thrown. */
export async function attemptJob(
  office: JobOffice,
  place: JobPlace,
  { connection, works, mostAttempts }: JobMeans,
): Promise<JobAttempt> {
  const attempt: JobAttempt = { job: undefined };
  const { database: { register }, now } = office;
  try {
    await inMunicipality(connection.register, place.municipalityCode, async (tx) => {
      const job = attempt.job = await claimJob(tx, place);
      if (typeof job === "string") return;
      if (job.attempts >= mostAttempts) throw new WornOutError();
      await countAttempt(register, job, 1);
      job.attempts++;
      const teller = new ProgressTeller({ register, subject: job, now });
      const { kind, act, municipalityCode, subjectId } = job;
      const { copyIn } = connection;
      const tell = teller.tell.bind(teller);
      try {
        const run = { kind, act, municipalityCode, subjectId, tx, copyIn, tell };
        await Promise.race([works[kind](office, run), connection.lost]);
      } catch (error) {
        attempt.error = error; // where the connection is lost, the rollback's error would hide it
        throw error;
      } finally {
        await teller.end();
      }
      await finishJob(tx, job, now());
    });
  } catch (error) {
    attempt.error ??= error;
  }
  return attempt;
}

/** Every process that began the job died over it. */
class WornOutError extends Error {
  override name = "WornOutError";
}
