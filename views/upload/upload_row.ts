import type { CsvShape } from "../../domain/upload/csv_shape.ts";
import type { FileWarning } from "../../domain/upload/file_warning.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import type { UploadKind, UploadState } from "../../domain/upload/upload_state.ts";
import { paths } from "../paths.ts";

/** An upload as the screens show it. Counts and shape are null until the file was read. */
export interface UploadRow {
  id: string;
  kind: UploadKind;
  mode: OverwriteMode;
  state: UploadState;
  fileName: string;
  byteCount: number;
  encoding: CsvShape["encoding"] | null;
  newline: CsvShape["newline"] | null;
  delimiter: CsvShape["delimiter"] | null;
  header: boolean | null;
  columnOrder: string[] | null;
  failure: string | null;
  notice: string | null;
  warnings: FileWarning[];
  rowCount: number | null;
  newCount: number | null;
  changedCount: number | null;
  unchangedCount: number | null;
  blankedCount: number | null;
  conflictCount: number | null;
  rejectedCount: number | null;
  keptCount: number | null;
  leavesOutRejected: boolean;
  receivedAt: Date;
  undoneAt: Date | null;
  changeId: string | null;
  loginId: string;
}

/** 1,234 or – for a count that is not known yet. */
export function countText(count: number | null): string {
  return count === null ? "–" : count.toLocaleString("ja-JP");
}

/** Where files of a kind are uploaded. */
export function pageOfKind(kind: UploadKind): string {
  return kind === "recipient" ? paths.uploads : paths.doseUploads;
}
