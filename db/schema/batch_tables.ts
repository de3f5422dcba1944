import type { Generated } from "kysely";
import type { Sex } from "../../domain/recipient/sex.ts";
import type { BatchOutcome } from "../../domain/transfer/batch_outcome.ts";
import type { TypedCells } from "../../domain/transfer/batch_row.ts";
import type { FilledLater } from "./file_tables.ts";

/** A list of incomers (まとめて照会). */
export interface BatchTable {
  municipality_code: string;
  id: string;
  file_name: string;
  /** How the file was found to be written, in words. */
  shape: string;
  /** Equal for equal files of one municipality. */
  file_index: Uint8Array;
  received_at: Date;
  account_id: string;
  login_id: string;
  answer_hours: number;
  row_count: number;
  state: Generated<"waiting" | "done" | "failed">;
  finished_at: FilledLater<Date>;
  failure: FilledLater<string>;
}

export interface BatchRowTable {
  municipality_code: string;
  batch_id: string;
  /** Row as the spreadsheet counts it, header included, from 1. */
  line: number;
  typed: TypedCells;
  other_code: string | null;
  /** What is asked; null in a row that cannot be. */
  kind: "my_number" | "name" | null;
  family_kana: string | null;
  given_kana: string | null;
  birth_date: string | null;
  sex: Sex | null;
  my_number_sealed: Uint8Array | null;
  /** The row that asks the same; it is asked once. */
  same_as_line: number | null;
  outcome: BatchOutcome | null;
  problem: string | null;
  inquiry_id: string | null;
}
