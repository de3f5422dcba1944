import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";

/** Why something odd may stay as it is: the common reasons, and one that must be explained. */
export const FINDING_REASONS = [
  "予診票を確認した",
  "接種済証を確認した",
  "本人または家族に確認した",
  "ほかの自治体や職域で接種していた",
  "間違い接種として処理した",
  OTHER_REASON,
] as const;

/** The form beside a finding: 問題なしにする. */
export const FindingDecisionForm = z.object({
  reason: z.enum(FINDING_REASONS, { error: "理由を選んでください。" }),
  note: reasonNote(),
}).superRefine(explained("reason", "note"));
export type FindingDecisionForm = z.infer<typeof FindingDecisionForm>;

/** As the worklist says it. */
export function findingReason({ reason, note }: FindingDecisionForm): string {
  return reasonWithNote(reason, note);
}
