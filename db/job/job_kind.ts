/** What a job does with its upload, output or examination. */
export const JOB_KINDS = [
  "check_upload",
  "apply_upload",
  "undo_upload",
  "make_output",
  "examine_records",
] as const;
export type JobKind = typeof JOB_KINDS[number];
