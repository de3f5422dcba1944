import type { Act } from "../../domain/account/act.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { JobOffice, JobRun } from "./job_run.ts";

/** What a kind of job does. It throws an `AppError` when the work cannot be done, whoever tries. */
export type JobWork = (office: JobOffice, run: JobRun) => Promise<void>;

export interface FailedJob {
  municipalityCode: string;
  subjectId: string;
  act: Act;
  /** Japanese, for the screen: why nothing was done. */
  message: string;
}

/** Writes down at its subject that a job was given up; commits together with the job's own end. */
export type JobFailure = (tx: MunicipalityTransaction, failed: FailedJob) => Promise<void>;
