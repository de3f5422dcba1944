import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";

/** What a person makes of a stored dose and a file that contradict each other. */
export const CONFLICT_DECISIONS = ["keep", "replace"] as const;
export type ConflictDecision = typeof CONFLICT_DECISIONS[number];

export const CONFLICT_DECISION_LABELS: Record<ConflictDecision, string> = {
  keep: "登録済みを残す",
  replace: "ファイルの内容に置き換える",
};

/** "withdrawn": the upload that brought it was taken back. */
export type ConflictState = "open" | "kept" | "replaced" | "withdrawn";

export const CONFLICT_STATE_LABELS: Record<ConflictState, string> = {
  open: "未処理",
  kept: "登録済みを残しました",
  replaced: "ファイルの内容に置き換えました",
  withdrawn: "一括登録が取り消されました",
};

/** Why it was decided so: the common reasons, and one that must be explained. */
export const CONFLICT_REASONS = [
  "予診票を確認した",
  "ファイルの誤り",
  "登録の誤り",
  OTHER_REASON,
] as const;

/** The form beside a conflict. `version` is that of the stored dose its page showed. */
export const ConflictDecisionForm = z.object({
  decision: z.enum(CONFLICT_DECISIONS, {
    error: "登録済みを残すか、ファイルの内容に置き換えるかを選んでください。",
  }),
  reason: z.enum(CONFLICT_REASONS, { error: "理由を選んでください。" }),
  note: reasonNote(),
  version: z.coerce.number().int().min(0).catch(0),
}).superRefine(explained("reason", "note"));
export type ConflictDecisionForm = z.infer<typeof ConflictDecisionForm>;

/** As the list of decided conflicts says it. */
export function decisionReason({ reason, note }: ConflictDecisionForm): string {
  return reasonWithNote(reason, note);
}
