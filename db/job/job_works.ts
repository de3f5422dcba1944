import { failBatch, inquireBatch } from "../batch/inquire_batch.ts";
import { failOutput, makeOutput } from "../output/make_output.ts";
import { examineRecords, failExamination } from "../finding/examine_records.ts";
import { applyUpload, failApply } from "../upload/apply_upload.ts";
import { checkUpload, failCheck } from "../upload/check_upload.ts";
import { failUndo, undoUpload } from "../upload/undo_upload.ts";
import type { JobKind } from "./job_kind.ts";
import type { JobFailure, JobWork } from "./job_work.ts";

/** What every kind of job does. */
export const JOB_WORKS: Record<JobKind, JobWork> = {
  check_upload: checkUpload,
  apply_upload: applyUpload,
  undo_upload: undoUpload,
  make_output: makeOutput,
  examine_records: examineRecords,
  inquire_batch: inquireBatch,
};

/** And what is written down when it is given up. */
export const JOB_FAILURES: Record<JobKind, JobFailure> = {
  check_upload: failCheck,
  apply_upload: failApply,
  undo_upload: failUndo,
  make_output: failOutput,
  examine_records: failExamination,
  inquire_batch: failBatch,
};
