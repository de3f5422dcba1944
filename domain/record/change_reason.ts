import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";

/** Why a record is corrected, or a correction taken back: the common reasons, and one to explain. */
export const CHANGE_REASONS = [
  "入力の誤り",
  "読み取りの誤り",
  "予診票・接種済証を確認した",
  "本人からの申出",
  "住民の異動",
  "同じ人の記録と確認した",
  OTHER_REASON,
] as const;
/** The fields every screen has that writes a correction: a reason, and its explanation. */
export const ChangeReasonForm = z.object({
  reason: z.enum(CHANGE_REASONS, { error: "理由を選んでください。" }),
  reasonText: reasonNote(),
}).superRefine(explained("reason", "reasonText"));
export type ChangeReasonForm = z.infer<typeof ChangeReasonForm>;

/** As the history says it. */
export function changeReason({ reason, reasonText }: ChangeReasonForm): string {
  return reasonWithNote(reason, reasonText);
}
