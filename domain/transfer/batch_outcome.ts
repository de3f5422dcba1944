import { type InquiryFinding } from "./inquiry.ts";

/** What came of a row of まとめて照会: what the register said at once, or that it was not asked. */
export const BATCH_OUTCOMES = ["one", "none", "several", "held", "error"] as const;
export type BatchOutcome = InquiryFinding | "error";

export const BATCH_OUTCOME_LABELS: Record<BatchOutcome, string> = {
  one: "1名",
  none: "該当なし",
  several: "複数名",
  held: "回答に時間がかかります",
  error: "エラー",
};

export type BatchCounts = Record<BatchOutcome, number>;

/** A filter of the page as it stands in its address; anything else is all rows. */
export function batchOutcomeOf(text: string | undefined): BatchOutcome | undefined {
  return BATCH_OUTCOMES.find((outcome) => outcome === text);
}
