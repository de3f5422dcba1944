/** What a job does with its upload, output, examination or list of incomers. */
export const JOB_KINDS = [
  "check_upload",
  "apply_upload",
  "undo_upload",
  "make_output",
  "examine_records",
  "inquire_batch",
] as const;
export type JobKind = typeof JOB_KINDS[number];
