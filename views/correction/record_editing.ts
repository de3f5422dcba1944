import {
  correctionChanges,
  type StagedChange,
} from "../../domain/correction/correction_changes.ts";
import { type DraftEdits, NO_EDITS } from "../../domain/correction/draft.ts";
import { draftedRecord, type DraftMarks } from "../../domain/correction/drafted_record.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import { paths, type RecordPath } from "../paths.ts";
import type { Colleague } from "./correction_notices.tsx";
import type { StaleRowShown } from "./stale_part.tsx";

/** A record and what its reader is changing about it. */
export interface CorrectedRecord {
  record: PersonRecord;
  draft: { startedAt: Date; edits: DraftEdits } | undefined;
  stale: readonly StaleRowShown[];
  colleagues: readonly Colleague[];
  /** Why nothing of it can be changed. */
  refusal: EditRefusal | undefined;
}

/** 照会結果 while it can be corrected. */
export interface RecordEditing {
  path: RecordPath;
  /** As the draft leaves the record. */
  drafted: PersonRecord;
  marks: DraftMarks;
  draft: { startedAt: Date; changes: readonly StagedChange[] } | undefined;
  stale: readonly StaleRowShown[];
  colleagues: readonly Colleague[];
  /** Whether 編集 is offered. */
  isOffered: boolean;
}

/** `at` dates the doses that are added. */
export function recordEditing(corrected: CorrectedRecord, at: Date): RecordEditing {
  const { record, draft, stale, colleagues, refusal } = corrected;
  const { kind, id } = record.subject;
  // What is stale is shown side by side; the page itself then shows what is stored.
  const edits = draft && stale.length === 0 ? draft.edits : NO_EDITS;
  const { record: drafted, marks } = draftedRecord(record, edits, at);
  return {
    path: paths[kind](id),
    drafted,
    marks,
    draft: draft &&
      { startedAt: draft.startedAt, changes: correctionChanges(draft.edits, record) },
    stale,
    colleagues,
    isOffered: refusal === undefined && stale.length === 0,
  };
}
