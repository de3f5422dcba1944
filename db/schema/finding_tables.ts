import type { Generated } from "kysely";
import type { FindingSeverity, FindingState } from "../../domain/finding/finding.ts";
import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { FilledLater } from "./file_tables.ts";

export interface FindingTable {
  municipality_code: string;
  id: string;
  rule: FindingRuleName;
  severity: FindingSeverity;
  subject_kind: RecordSubject["kind"];
  subject_id: string;
  dose_ids: string[];
  /** The second of two people. */
  other_id: string | null;
  fingerprint: string;
  explanation: string;
  shows_from: string | null;
  shows_until: string | null;
  state: Generated<FindingState>;
  found_at: Date;
  reason: Generated<string>;
  decided_at: FilledLater<Date>;
  login_id: FilledLater<string>;
  resolved_at: FilledLater<Date>;
}

/** One run over the records: of everybody, or of those a change has touched. */
export interface ExaminationTable {
  municipality_code: string;
  id: string;
  /** Null when everybody is examined. */
  change_id: string | null;
  state: Generated<"waiting" | "done" | "failed">;
  requested_at: Date;
  login_id: string;
  record_count: FilledLater<number>;
  finished_at: FilledLater<Date>;
  failure: FilledLater<string>;
}

export interface UploadFindingTable {
  municipality_code: string;
  upload_id: string;
  rule: FindingRuleName;
  row_count: number;
  samples: FoundRow[];
}

/** A row of a file that would be found odd. */
export interface FoundRow {
  line: number;
  residentNumber: string;
  explanation: string;
}
