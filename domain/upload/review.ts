/** What a row would do to the register. A rejected row is an issue, not an outcome. */
export const REVIEW_OUTCOMES = ["new", "changed", "unchanged", "blanked", "conflict"] as const;
export type ReviewOutcome = typeof REVIEW_OUTCOMES[number];

export const REVIEW_OUTCOME_LABELS: Record<ReviewOutcome, string> = {
  new: "新規",
  changed: "変更",
  unchanged: "変更なし",
  blanked: "空白になる",
  conflict: "食い違い",
};

/** One cell before and after; null is blank. A My Number stands there masked, never in digits. */
export interface CellChange {
  column: string;
  before: string | null;
  after: string | null;
}

/** The rows of a file by what they would do. `changed` includes `blanked`. */
export interface ReviewCounts {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  /** Rows that empty at least one stored value. */
  blanked: number;
  /** Rows of bulk doses that contradict a stored dose. */
  conflict: number;
  rejected: number;
}
