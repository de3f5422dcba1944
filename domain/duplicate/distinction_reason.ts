import { z } from "zod";

/** How somebody knows that two records that look alike are two people. */
export const DISTINCTION_REASONS = [
  "住民記録で別の人と確認した",
  "本人や家族に確認した",
  "予診票を確認した",
  "その他",
] as const;

const OTHER_REASON = "その他";
const LONGEST_NOTE = 200;

/** The form that marks a pair as 別人. */
export const DistinctionForm = z.object({
  distinctReason: z.enum(DISTINCTION_REASONS, { error: "別人とする理由を選んでください。" }),
  distinctNote: z.string().trim()
    .max(LONGEST_NOTE, `理由の説明は${LONGEST_NOTE}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, "理由の説明から改行やタブを取り除いてください。"),
}).superRefine(({ distinctReason, distinctNote }, context) => {
  if (distinctReason !== OTHER_REASON || distinctNote !== "") return;
  const message = "「その他」を選んだときは、理由の説明を入力してください。";
  context.addIssue({ code: "custom", path: ["distinctNote"], message });
});
export type DistinctionForm = z.infer<typeof DistinctionForm>;

/** "その他：電話で確認した" */
export function distinctionReason({ distinctReason, distinctNote }: DistinctionForm): string {
  return distinctNote === "" ? distinctReason : `${distinctReason}：${distinctNote}`;
}
