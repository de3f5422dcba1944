import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";
import { REFUSAL_LABELS, REFUSALS } from "./inquiry.ts";
import type { InquiryAct } from "./inquiry_event.ts";
import { withoutMyNumber } from "./without_my_number.ts";

const LONGEST_NOTE = 1_000;
const OUTDATED = "画面が古くなっています。照会を開き直してください。";

/** Of this side's row, as the screen showed it. */
const Version = z.coerce.number({ error: OUTDATED }).int(OUTDATED).min(1, OUTDATED);

/** Why nobody is named; the asking municipality reads it. */
export const REFUSAL_REASONS = [
  "氏名・生年月日・性別の合う人がいない",
  "候補の人はみな転出していない",
  "住民登録がない",
  "ほかの自治体から転出した人である",
  OTHER_REASON,
] as const;

/** 該当者なし or 自庁の住民ではない. */
export const RefusalForm = z.object({
  refusal: z.enum(REFUSALS, {
    error: `「${REFUSAL_LABELS.nobody}」か「${REFUSAL_LABELS.not_ours}」を選んでください。`,
  }),
  refusalReason: z.enum(REFUSAL_REASONS, { error: "理由を選んでください。" }),
  refusalNote: withoutMyNumber(reasonNote()),
  version: Version,
}).superRefine(explained("refusalReason", "refusalNote"));
export type RefusalForm = z.infer<typeof RefusalForm>;

export function refusalOf({ refusal, refusalReason, refusalNote }: RefusalForm): InquiryAct {
  return { event: "deny", refusal, reason: reasonWithNote(refusalReason, refusalNote) };
}

/** 転出: this is the person. A near miss, and a person under 支援措置, wants a reason. */
export const ConfirmationForm = z.object({
  recipientId: z.uuid("転出した人を選んでください。"),
  /** A checkbox: "on", or "" when it is not checked. */
  protectionChecked: z.string().default(""),
  confirmationReason: withoutMyNumber(reasonNote()).default(""),
  version: Version,
});
export type ConfirmationForm = z.infer<typeof ConfirmationForm>;

export function confirmationOf(form: ConfirmationForm): InquiryAct {
  return {
    event: "confirm",
    recipientId: form.recipientId,
    reason: form.confirmationReason,
    isProtectionChecked: form.protectionChecked === "on",
  };
}

/** Why an answer is taken back; the asking municipality reads it. */
export const RETRACTION_REASONS = [
  "別の人を選んでいた",
  "該当する人が見つかった",
  "選ぶ回答を間違えた",
  OTHER_REASON,
] as const;

/** 回答を取り消す. */
export const RetractionForm = z.object({
  retractionReason: z.enum(RETRACTION_REASONS, { error: "取り消す理由を選んでください。" }),
  retractionNote: withoutMyNumber(reasonNote()),
  version: Version,
}).superRefine(explained("retractionReason", "retractionNote"));
export type RetractionForm = z.infer<typeof RetractionForm>;

export function retractionOf({ retractionReason, retractionNote }: RetractionForm): InquiryAct {
  return { event: "retract", reason: reasonWithNote(retractionReason, retractionNote) };
}

/** 連絡 between the two sides. */
export const NoteForm = z.object({
  note: withoutMyNumber(
    z.string().trim().min(1, "連絡の内容を入力してください。")
      .max(LONGEST_NOTE, `連絡は${LONGEST_NOTE}文字以内で入力してください。`)
      .regex(/^(?:\P{Cc}|[\n\r])*$/u, "連絡からタブなどの制御文字を取り除いてください。"),
  ),
  version: Version,
});
export type NoteForm = z.infer<typeof NoteForm>;

/** 依頼, 取り下げ, 完了, 確認しました: a button and nothing else. */
export const StepForm = z.object({ version: Version });
export type StepForm = z.infer<typeof StepForm>;
