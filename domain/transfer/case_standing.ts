/** How a case stands; both sides always agree. */
export const CASE_STATES = [
  /** A: the register answered, the asking side may open it. */
  "answered",
  /** B: nobody; nothing to do unless the asking side has it looked into. */
  "none",
  /** C, held, or asked to look into: the asked staff has to answer. */
  "waiting",
  /** 転出確認済み: the asked staff named the person. */
  "confirmed",
  /** 該当者なし or 自庁の住民ではない. */
  "denied",
  /** 取り下げ. */
  "withdrawn",
  /** 完了: the asking side is done with it. */
  "completed",
] as const;
export type CaseState = typeof CASE_STATES[number];
