import type { PlainDate } from "../../domain/date/plain_date.ts";
import { examineRecord } from "../../domain/finding/examine_record.ts";
import type { ExaminationMasters } from "../../domain/finding/examined_record.ts";
import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import { copyField } from "../upload/upload_content.ts";
import type { ExaminedHolder } from "./examined_holders.ts";

/** What an examination found, with the names of the columns it goes to. */
export interface FoundRow {
  rule: FindingRuleName;
  subject_kind: "recipient" | "ticket";
  subject_id: string;
  dose_ids: readonly string[];
  fingerprint: string;
  explanation: string;
  shows_from: PlainDate | null;
  shows_until: PlainDate | null;
}

export function foundRows(
  { subject, record }: ExaminedHolder,
  masters: ExaminationMasters,
): FoundRow[] {
  return examineRecord(record, masters).map((finding) => ({
    rule: finding.rule,
    subject_kind: subject.kind,
    subject_id: subject.id,
    dose_ids: finding.doseIds,
    fingerprint: finding.fingerprint,
    explanation: finding.explanation,
    shows_from: finding.showsFrom ?? null,
    shows_until: finding.showsUntil ?? null,
  }));
}

export const FOUND_COLUMNS = [
  "rule",
  "subject_kind",
  "subject_id",
  "dose_ids",
  "fingerprint",
  "explanation",
  "shows_from",
  "shows_until",
] as const;

/** A line for COPY in the order of `FOUND_COLUMNS`. */
export function foundLine(row: FoundRow): string {
  const cells = FOUND_COLUMNS.map((column) => {
    const cell = row[column];
    return cell === null || typeof cell === "string" ? copyField(cell) : `{${cell.join(",")}}`;
  });
  return cells.join("\t") + "\n";
}
