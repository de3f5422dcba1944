import type { Inquiry } from "./inquiry.ts";

/** Whether the asking side may open the answer: there is none, it may, or it might have. */
export type AnswerWindow = "none" | "open" | "ended";

/** [ours] So long an answer of the asked staff waits to be opened for the first time. */
const UNOPENED_DAYS = 30;

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

type Answered = Pick<Inquiry, "state" | "answeredAt" | "openableUntil" | "refusal">;

export const NO_ANSWER =
  "この照会には、表示できる回答がありません。照会の画面で、いまの状況を確かめてください。";
export const ANSWER_ENDED = "この回答を表示できる期間は終わりました。" +
  "もう一度必要なときは、転入処理から照会し直してください。";

/** When the answer can no longer be opened; undefined when there is none. */
export function answerEndsAt(
  { state, answeredAt, openableUntil, refusal }: Answered,
): Date | undefined {
  const isAnswered = state === "answered" || state === "confirmed" || state === "completed";
  if (!isAnswered || answeredAt === null || refusal !== null) return undefined;
  return openableUntil ?? new Date(answeredAt.getTime() + UNOPENED_DAYS * MS_PER_DAY);
}

export function answerWindow(inquiry: Answered, at: Date): AnswerWindow {
  const endsAt = answerEndsAt(inquiry);
  if (endsAt === undefined) return "none";
  return at < endsAt ? "open" : "ended";
}

/** Until when an answer that is opened at that moment, for the first time or again, stays so. */
export function openedUntil(
  { openableUntil }: Pick<Inquiry, "openableUntil">,
  { at, answerHours }: { at: Date; answerHours: number },
): Date {
  return openableUntil ?? new Date(at.getTime() + answerHours * MS_PER_HOUR);
}
