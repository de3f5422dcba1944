import type { Act } from "../../domain/account/act.ts";
import { failOutput, makeOutput } from "../output/make_output.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { applyUpload, failApply } from "../upload/apply_upload.ts";
import { checkUpload, failCheck } from "../upload/check_upload.ts";
import { failUndo, undoUpload } from "../upload/undo_upload.ts";
import type { JobKind } from "./job_kind.ts";
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

export const JOB_WORKS: Record<JobKind, JobWork> = {
  check_upload: checkUpload,
  apply_upload: applyUpload,
  undo_upload: undoUpload,
  make_output: makeOutput,
};

export const JOB_FAILURES: Record<JobKind, JobFailure> = {
  check_upload: failCheck,
  apply_upload: failApply,
  undo_upload: failUndo,
  make_output: failOutput,
};
