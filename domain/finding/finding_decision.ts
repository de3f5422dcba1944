import { z } from "zod";

/** Why something odd may stay as it is: the common reasons, and one that must be explained. */
export const FINDING_REASONS = [
  "予診票を確認した",
  "接種済証を確認した",
  "本人または家族に確認した",
  "ほかの自治体や職域で接種していた",
  "間違い接種として処理した",
  "その他",
] as const;
const OTHER_REASON = "その他";
const LONGEST_NOTE = 200;

/** The form beside a finding: 問題なしにする. */
export const FindingDecisionForm = z.object({
  reason: z.enum(FINDING_REASONS, { error: "理由を選んでください。" }),
  note: z.string().trim()
    .max(LONGEST_NOTE, `理由の説明は${LONGEST_NOTE}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, "理由の説明から改行やタブを取り除いてください。"),
}).superRefine(({ reason, note }, context) => {
  if (reason !== OTHER_REASON || note !== "") return;
  const message = "「その他」を選んだときは、理由の説明を入力してください。";
  context.addIssue({ code: "custom", path: ["note"], message });
});
export type FindingDecisionForm = z.infer<typeof FindingDecisionForm>;

/** "その他：本人に電話で確認した" */
export function findingReason({ reason, note }: FindingDecisionForm): string {
  return note === "" ? reason : `${reason}：${note}`;
}
