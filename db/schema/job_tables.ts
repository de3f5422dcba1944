import type { ColumnType, Generated } from "kysely";
import type { JobKind } from "../job/job_kind.ts";

/** Long work that waits or runs: who works on it holds its advisory lock, see `claim_job.ts`. */
export interface JobTable {
  municipality_code: string;
  id: string;
  kind: JobKind;
  /** The upload or output it is about. */
  subject_id: string;
  state: Generated<"queued" | "done" | "failed">;
  /** How often someone began it; more than once means that a process died over it. */
  attempts: Generated<number>;
  requested_at: Date;
  account_id: string;
  session_id: string;
  login_id: string;
  address: string;
  request_id: string;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** How far a job is; written beside the job's transaction, so that pages can see it. */
export interface JobProgressTable {
  municipality_code: string;
  subject_id: string;
  step: string;
  /** Of `total`, in the step's own unit (bytes or rows). */
  done: number;
  total: number | null;
  row_count: number;
  /** When this step began. */
  started_at: Date;
  told_at: Date;
}
