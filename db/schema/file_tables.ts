import type { ColumnType } from "kysely";
import type { OutputKind } from "../../domain/output/output_kind.ts";
import type { TextEncoding } from "../../domain/upload/text_encoding.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";

type FilledLater<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface UploadTable {
  municipality_code: string;
  id: string;
  kind: "recipient" | "dose";
  mode: OverwriteMode;
  file_name: string;
  byte_count: number;
  sha256: Uint8Array;
  encoding: TextEncoding;
  state: "received" | "applied" | "failed";
  /** What is wrong with the file as a whole; wrong rows are in `upload_issue`. */
  failure: FilledLater<string>;
  row_count: FilledLater<number>;
  new_count: FilledLater<number>;
  changed_count: FilledLater<number>;
  unchanged_count: FilledLater<number>;
  rejected_count: FilledLater<number>;
  received_at: Date;
  finished_at: FilledLater<Date>;
  account_id: string;
  login_id: string;
  change_id: FilledLater<string>;
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

export interface OutputTable {
  municipality_code: string;
  id: string;
  kind: OutputKind;
  made_at: Date;
  account_id: string;
  login_id: string;
  row_count: FilledLater<number>;
  finished_at: FilledLater<Date>;
}
