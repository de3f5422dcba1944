/** What a job does with its upload or output. */
export const JOB_KINDS = ["check_upload", "apply_upload", "undo_upload", "make_output"] as const;
export type JobKind = typeof JOB_KINDS[number];
