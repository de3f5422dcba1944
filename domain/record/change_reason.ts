import { z } from "zod";

/** Why a record is corrected, or a correction taken back: the common reasons, and one to explain. */
export const CHANGE_REASONS = [
  "入力の誤り",
  "読み取りの誤り",
  "予診票・接種済証を確認した",
  "本人からの申出",
  "住民の異動",
  "同じ人の記録と確認した",
  "その他",
] as const;
export type ChangeReason = typeof CHANGE_REASONS[number];

const OTHER_REASON: ChangeReason = "その他";
const LONGEST_TEXT = 200;

/** The fields every screen has that writes a correction: a reason, and its explanation. */
export const ChangeReasonForm = z.object({
  reason: z.enum(CHANGE_REASONS, { error: "理由を選んでください。" }),
  reasonText: z.string().trim()
    .max(LONGEST_TEXT, `理由の説明は${LONGEST_TEXT}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, "理由の説明から改行やタブを取り除いてください。"),
}).superRefine(({ reason, reasonText }, context) => {
  if (reason !== OTHER_REASON || reasonText !== "") return;
  const message = "「その他」を選んだときは、理由の説明を入力してください。";
  context.addIssue({ code: "custom", path: ["reasonText"], message });
});
export type ChangeReasonForm = z.infer<typeof ChangeReasonForm>;

/** "その他：本人に電話で確認した" */
export function changeReason({ reason, reasonText }: ChangeReasonForm): string {
  return reasonText === "" ? reason : `${reason}：${reasonText}`;
}
