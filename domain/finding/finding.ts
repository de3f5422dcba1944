import type { PlainDate } from "../date/plain_date.ts";

/** "fix": the record cannot be right as it stands. "check": it may be, somebody has to look. */
export const FINDING_SEVERITIES = ["fix", "check"] as const;
export type FindingSeverity = typeof FINDING_SEVERITIES[number];

export const SEVERITY_LABELS: Record<FindingSeverity, string> = {
  fix: "要修正",
  check: "要確認",
};

/** "accepted": somebody looked and it may stay so. "resolved": it was mended, or is no more. */
export const FINDING_STATES = ["open", "accepted", "resolved"] as const;
export type FindingState = typeof FINDING_STATES[number];

export const FINDING_STATE_LABELS: Record<FindingState, string> = {
  open: "未処理",
  accepted: "問題なし",
  resolved: "解消済み",
};

/** What one rule finds odd about one record. */
export interface Oddity {
  /** The doses it is about. */
  doseIds: readonly string[];
  /** The same text, the same facts: whoever accepted it need not look again. */
  fingerprint: string;
  /** Japanese, with the numbers and days. */
  explanation: string;
  /** It is nobody's business before this day. */
  showsFrom?: PlainDate;
  /** After this day it is no longer odd. */
  showsUntil?: PlainDate;
}
