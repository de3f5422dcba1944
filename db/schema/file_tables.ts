import type { ColumnType, Generated } from "kysely";
import type { OutputKind } from "../../domain/output/output_kind.ts";
import type {
  OutputEncoding,
  OutputScope,
  PeriodBasis,
} from "../../domain/output/output_choice.ts";
import type { Delimiter, Newline } from "../../domain/upload/csv_shape.ts";
import type { TextEncoding } from "../../domain/upload/text_encoding.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import type { CellChange, ReviewOutcome } from "../../domain/upload/review.ts";
import type { UploadKind, UploadState } from "../../domain/upload/upload_state.ts";
import type { FileWarning } from "../../domain/upload/file_warning.ts";

export type FilledLater<Value> = ColumnType<
  Value | null,
  Value | null | undefined,
  Value | null
>;

export interface UploadTable {
  municipality_code: string;
  id: string;
  kind: UploadKind;
  mode: OverwriteMode;
  file_name: string;
  byte_count: number;
  /** Null while the file is still coming in; so is `encoding`. */
  sha256: FilledLater<Uint8Array>;
  encoding: FilledLater<TextEncoding>;
  newline: FilledLater<Newline>;
  delimiter: FilledLater<Delimiter>;
  header: FilledLater<boolean>;
  /** Labels of the columns as they stand in the file. */
  column_order: FilledLater<string[]>;
  state: UploadState;
  /** What is wrong with the file as a whole; wrong rows are in `upload_issue`. */
  failure: FilledLater<string>;
  /** Why a review has to be looked at again, or what else staff should know. */
  notice: FilledLater<string>;
  row_count: FilledLater<number>;
  new_count: FilledLater<number>;
  changed_count: FilledLater<number>;
  unchanged_count: FilledLater<number>;
  rejected_count: FilledLater<number>;
  /** Of the changed rows, those that empty a stored value. */
  blanked_count: FilledLater<number>;
  conflict_count: FilledLater<number>;
  /** Sum over what each row would do: the same fingerprint, the same review. */
  fingerprint: FilledLater<string>;
  warnings: Generated<FileWarning[]>;
  leaves_out_rejected: ColumnType<boolean, boolean | undefined, boolean>;
  received_at: Date;
  checked_at: FilledLater<Date>;
  finished_at: FilledLater<Date>;
  account_id: string;
  login_id: string;
  change_id: FilledLater<string>;
  undo_change_id: FilledLater<string>;
  undone_at: FilledLater<Date>;
  kept_count: FilledLater<number>;
}

export interface UploadChunkTable {
  municipality_code: string;
  upload_id: string;
  position: number;
  /** At most 1 MiB of the file, byte for byte, compressed and sealed. */
  sealed: Uint8Array;
}

export interface UploadIssueTable {
  municipality_code: string;
  upload_id: string;
  position: number;
  /** Row as the spreadsheet counts it, header included, from 1. */
  line: number;
  column_name: string;
  message: string;
}

/** One of the first rows of each outcome, as the review shows it. */
export interface UploadSampleTable {
  municipality_code: string;
  upload_id: string;
  outcome: ReviewOutcome;
  position: number;
  line: number;
  resident_number: string;
  cells: CellChange[];
}

/** What an undo left as it was, because it had changed since. */
export interface UploadKeptTable {
  municipality_code: string;
  upload_id: string;
  position: number;
  resident_number: string;
  ticket_number: string;
  reason: string;
}

export interface DoseConflictTable {
  municipality_code: string;
  id: string;
  upload_id: string;
  line: number;
  dose_id: string;
  dose_number: number;
  resident_number: string;
  /** What the file says; null is a blank cell. */
  vaccinated_on: string | null;
  ticket_number: string | null;
  place_code: string | null;
  venue_name: string | null;
  doctor_name: string | null;
  vaccine_maker: string | null;
  lot_number: string | null;
  state: Generated<"open" | "kept" | "replaced" | "withdrawn">;
  found_at: Date;
  reason: Generated<string>;
  decided_at: FilledLater<Date>;
  login_id: FilledLater<string>;
  change_id: FilledLater<string>;
}

/** Whose a ticket is according to a dose file, before that person is registered. */
export interface AwaitedRecipientTable {
  municipality_code: string;
  ticket_number: string;
  resident_number_key: string;
  resident_number: string;
  change_id: string;
}

export interface OutputTable {
  municipality_code: string;
  id: string;
  kind: OutputKind;
  scope: Generated<OutputScope>;
  period_basis: FilledLater<PeriodBasis>;
  period_from: FilledLater<string>;
  period_to: FilledLater<string>;
  dose_count: Generated<number>;
  encoding: Generated<OutputEncoding>;
  header: Generated<boolean>;
  state: Generated<"waiting" | "done" | "failed">;
  made_at: Date;
  account_id: string;
  login_id: string;
  row_count: FilledLater<number>;
  byte_count: FilledLater<number>;
  sha256: FilledLater<Uint8Array>;
  file_name: FilledLater<string>;
  /** Cells with characters the encoding does not have; each is in `output_loss`. */
  loss_count: FilledLater<number>;
  failure: FilledLater<string>;
  /** `pg_snapshot` of what the file saw: the next "changed since" starts from it. */
  snapshot: FilledLater<string>;
  /** Of the scope "changed": the output it counts from; null when there was none before it. */
  base_id: FilledLater<string>;
  finished_at: FilledLater<Date>;
  /** When and by whom the file was first downloaded; only then it counts as given. */
  taken_at: FilledLater<Date>;
  taken_by: FilledLater<string>;
}

export interface OutputChunkTable {
  municipality_code: string;
  output_id: string;
  position: number;
  sealed: Uint8Array;
}

export interface OutputLossTable {
  municipality_code: string;
  output_id: string;
  position: number;
  /** Row of the file, header included, from 1. */
  line: number;
  resident_number: string;
  column_name: string;
  characters: string;
}

export interface MunicipalitySettingTable {
  municipality_code: string;
  /** One step, as the manual has it: a file without any doubt is registered without a review. */
  applies_clean_files: Generated<boolean>;
  /** Whether tablets of venues ask for 担当者 and PIN, and after how long they ask again. */
  asks_operator: Generated<boolean>;
  operator_idle_minutes: Generated<number>;
}
