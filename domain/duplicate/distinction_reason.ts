import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";

/** How somebody knows that two records that look alike are two people. */
export const DISTINCTION_REASONS = [
  "住民記録で別の人と確認した",
  "本人や家族に確認した",
  "予診票を確認した",
  OTHER_REASON,
] as const;

/** The form that marks a pair as 別人. */
export const DistinctionForm = z.object({
  distinctReason: z.enum(DISTINCTION_REASONS, { error: "別人とする理由を選んでください。" }),
  distinctNote: reasonNote(),
}).superRefine(explained("distinctReason", "distinctNote"));
export type DistinctionForm = z.infer<typeof DistinctionForm>;

/** As the list of marked pairs says it. */
export function distinctionReason({ distinctReason, distinctNote }: DistinctionForm): string {
  return reasonWithNote(distinctReason, distinctNote);
}
