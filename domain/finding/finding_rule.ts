import type { ExaminationMasters, ExaminedRecord } from "./examined_record.ts";
import type { FindingSeverity, Oddity } from "./finding.ts";

/** One standing rule of the worklist, with all that is said about it. */
export interface FindingRule {
  label: string;
  severity: FindingSeverity;
  /** Why it is odd, and what may have happened. */
  why: string;
  /** What to do about it. */
  remedy: string;
  find(record: ExaminedRecord, masters: ExaminationMasters): Oddity[];
}
