import { z } from "zod";
import type { FoundAnomaly } from "./anomaly_rules.ts";
import { withoutMyNumber } from "./without_my_number.ts";

/** 確認した: somebody looked into an anomaly, and what they found. */
export interface AnomalyReview {
  at: Date;
  loginId: string;
  /** The newest inquiry that was looked at. */
  seenUntil: Date;
  note: string;
}

export interface WatchedAnomaly extends FoundAnomaly {
  id: string;
  /** The last one. */
  review: AnomalyReview | null;
}

/** Open until somebody has reviewed it, and again once another inquiry has joined it. */
export function isOpen({ to, review }: Pick<WatchedAnomaly, "to" | "review">): boolean {
  return review === null || to > review.seenUntil;
}

const LONGEST_NOTE = 500;

/** 確認した; `seenUntil` is the newest inquiry that the page showed. */
export const AnomalyReviewForm = z.object({
  reviewNote: withoutMyNumber(
    z.string().trim()
      .min(1, "確認した内容を入力してください。例：窓口の担当者に聞いた。転入届と合っている。")
      .max(LONGEST_NOTE, `確認した内容は${LONGEST_NOTE}文字以内で入力してください。`)
      .regex(/^\P{Cc}*$/u, "確認した内容から改行やタブを取り除いてください。"),
  ),
  seenUntil: z.iso.datetime({ error: "画面が古くなっています。一覧から開き直してください。" })
    .transform((text) => new Date(text)),
});
export type AnomalyReviewForm = z.infer<typeof AnomalyReviewForm>;
