import { answerEndsAt } from "./answer_window.ts";
import type { Inquiry } from "./inquiry.ts";

/** [ours] So long 該当なし may be looked into after all, or 該当者なし taken back. */
const UNFOUND_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/** Whether the My Number that was asked about has no use any more for the registration here. */
export function isNumberSpent(inquiry: Inquiry, at: Date): boolean {
  const { state, askedAt, answeredAt, refusal } = inquiry;
  if (state === "withdrawn" || (state === "completed" && refusal !== null)) return true;
  const isUnfound = state === "none" || state === "denied";
  const endsAt = isUnfound
    ? new Date((answeredAt ?? askedAt).getTime() + UNFOUND_DAYS * MS_PER_DAY)
    : answerEndsAt(inquiry);
  return endsAt !== undefined && endsAt <= at;
}
