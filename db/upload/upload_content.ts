import type { MunicipalityTransaction } from "../tenant.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { Result } from "../../domain/result.ts";
import type { FileWarning } from "../../domain/upload/file_warning.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import type { CellProblem } from "../../domain/upload/cell_problem.ts";
import type { ReviewCounts } from "../../domain/upload/review.ts";
import type { UploadKind } from "../../domain/upload/upload_state.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { CsvRow } from "../../domain/upload/csv_reader.ts";

/** What a row is judged against besides itself. */
export interface ReadingContext {
  municipalityCode: string;
  today: PlainDate;
  vaccines: readonly Vaccine[];
  myNumbers: MyNumberSealer;
}

/** How the columns of one file stand; plain, so that it can be handed to another thread. */
export interface FileLayout {
  hasHeader: boolean;
  /** Labels in the order of the file, for people. */
  columns: readonly string[];
  /** What stands where, in the words of the content; null for an ignored column. */
  positions: readonly (string | null)[];
}

export interface JudgedRow {
  /** Lines for COPY (text format) into the stage, each with its line feed; "" when nothing is staged. */
  staged: string;
  problems: readonly CellProblem[];
}

export interface WeighContext {
  municipalityCode: string;
  uploadId: string;
  mode: OverwriteMode;
}

/** What the file would do to the register as it is now. */
export interface Weighed {
  /** `rejected` and `rows` are counted by the caller. */
  counts: Omit<ReviewCounts, "rows" | "rejected">;
  /** A sum over rows and what they would do: another sum, another review. */
  fingerprint: string;
  warnings: FileWarning[];
}

export interface WriteContext extends WeighContext {
  changeId: string;
  /** Called with the number of rows written so far. */
  written(rowCount: number): void;
}

/**
 * How files of one kind are read, weighed and written. Everything lives in temporary tables of the
 * job's transaction: `stage` (one row per staged line, with a column `line`), `stage_issue` (line,
 * column_name, message, kind), made by the caller, and whatever `weigh` adds.
 */
export interface UploadContent {
  kind: UploadKind;
  /** Columns of `stage` in the order of `JudgedRow.staged`. */
  stageColumns: readonly string[];
  createStage(tx: MunicipalityTransaction): Promise<void>;
  /** Tells a header from a row by the file's first row. A failure refuses the whole file. */
  readLayout(first: readonly string[]): Result<FileLayout>;
  /** Judges rows; pure but for sealing. Runs in worker threads too. */
  rowJudge(layout: FileLayout, context: ReadingContext): (row: CsvRow) => JudgedRow;
  /**
   * Adds the faults that only show against other rows and stored records to `stage_issue`, takes
   * every rejected line out of the stage (again, until the rest stands alone), and works out what
   * the rest would do.
   */
  weigh(tx: MunicipalityTransaction, context: WeighContext): Promise<Weighed>;
  /** Keeps the first rows of each outcome with before and after in `upload_sample`. */
  keepSamples(tx: MunicipalityTransaction, context: WeighContext): Promise<void>;
  /** Writes what was weighed, under an open change; former versions go to the history. */
  write(tx: MunicipalityTransaction, context: WriteContext): Promise<void>;
}

/** The first rows of each outcome that a review shows. */
export const SAMPLE_ROWS = 20;

/** A field of COPY's text format; null is a blank cell. */
export function copyField(value: string | null): string {
  if (value === null) return "\\N";
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, escaped) : value;
}

function escaped(sign: string): string {
  return { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }[sign]!;
}
