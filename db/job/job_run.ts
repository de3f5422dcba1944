import type { Act } from "../../domain/account/act.ts";
import type { Database } from "../database.ts";
import type { Sealers } from "../sealing/sealers.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { JobKind } from "./job_kind.ts";

/** What jobs need of the server. */
export interface JobOffice {
  database: Database;
  sealers: Sealers;
  now(): Date;
}

/** How far a job is. `total` is absent while it cannot be known. */
export interface JobProgress {
  /** What is being done, as the page says it: 「ファイルを読み取っています」. */
  step: string;
  /** Of `total`, in the step's own unit (bytes or rows). */
  done: number;
  total?: number;
  /** Rows of the file dealt with so far. */
  rowCount: number;
}

/**
 * One run of a job. Everything it writes goes through `tx`, which also holds the job's row: either
 * the whole of it is committed together with the job's end, or, when the process dies, none of it
 * and the job is taken up again.
 */
export interface JobRun {
  kind: JobKind;
  /** Who asked for it; `at` is when. */
  act: Act;
  municipalityCode: string;
  subjectId: string;
  tx: MunicipalityTransaction;
  /**
   * COPY (text format) into a temporary table of this transaction, on its own connection. `columns`
   * is the column list, `text` whole lines. Rejects with PostgreSQL's error.
   */
  copyIn(target: { table: string; columns: readonly string[] }, text: string): Promise<void>;
  /** Tells whoever looks; cheap, throttled, never waits, never fails. */
  tell(progress: JobProgress): void;
}
