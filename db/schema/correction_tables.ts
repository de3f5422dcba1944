import type { DraftEdits } from "../../domain/correction/draft.ts";
import type { FilledLater } from "./file_tables.ts";

/** What somebody has decided about a record and not yet written (編集中). */
export interface CorrectionDraftTable {
  municipality_code: string;
  id: string;
  account_id: string;
  login_id: string;
  subject_kind: "recipient" | "ticket";
  subject_id: string;
  edits: DraftEdits;
  /** A My Number typed in the draft, sealed for the draft itself. */
  my_number_sealed: FilledLater<Uint8Array>;
  my_number_index: FilledLater<Uint8Array>;
  started_at: Date;
  changed_at: Date;
}
