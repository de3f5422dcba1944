import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";

/** Why a dose is taken back on the day it was registered. */
export const WITHDRAWAL_REASONS = [
  "別の人の接種券で登録した",
  "券種・回数・券番号の誤り",
  "接種（予診）をしていない",
  "同じ接種を二重に登録した",
  OTHER_REASON,
] as const;

/** 取消 of a dose in 当日の一覧. */
export const WithdrawalForm = z.object({
  withdrawalReason: z.enum(WITHDRAWAL_REASONS, { error: "取り消す理由を選んでください。" }),
  withdrawalNote: reasonNote(),
}).superRefine(explained("withdrawalReason", "withdrawalNote"));
export type WithdrawalForm = z.infer<typeof WithdrawalForm>;

/** As the history says it. */
export function withdrawalReason(form: WithdrawalForm): string {
  return reasonWithNote(form.withdrawalReason, form.withdrawalNote);
}

/** What the history says of a withdrawal that was taken back on the same day. */
export const RESTORATION_REASON = "取消をやめた";

/** A dose of today that does not count any more. */
export interface Withdrawal {
  at: Date;
  /** Whether this account withdrew it, and may take that back. */
  isOwn: boolean;
  /** Null when another municipality withdrew it: what it wrote is its own. */
  reason: string | null;
}
