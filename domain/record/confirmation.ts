import { z } from "zod";
import { explained, OTHER_REASON, reasonNote } from "../reason.ts";

/** 確認済み: somebody compared a person's whole record with paper; nothing changes it until unlocked. */
export interface Confirmation {
  id: string;
  recipientId: string;
  confirmedAt: Date;
  loginId: string;
  /** What it was compared with. */
  reason: string;
}

/** A confirmation of the past or the present; `release` is null while it holds. */
export interface ConfirmationRecord extends Confirmation {
  release: { at: Date; loginId: string; reason: string } | null;
}

/** Why a record that is locked is not changed, whoever tries. */
export const CONFIRMED_REFUSAL = "この人の記録は紙の書類と照合して「確認済み」になっているため、" +
  "変更できません。照会結果の画面で理由を入力して確認済みを解除してから、やり直してください。";

/** The same at the counter, where nobody can unlock it. */
export const CONFIRMED_AT_COUNTER =
  "この人の記録は、接種券を発行した自治体が紙の書類と照合して「確認済み」にしているため、登録できません。" +
  "接種券の番号が本人のものか確かめ、発行した自治体に確認済みの解除を依頼してください。";

/** The same of what was registered today, before or after somebody locked it. */
export const CONFIRMED_TODAY =
  "この人の記録は、接種券を発行した自治体が紙の書類と照合して「確認済み」にしているため、訂正も取消もできません。" +
  "内容に誤りがあれば、発行した自治体に連絡してください。";

/** What a record can have been compared with. */
export const COMPARED_DOCUMENTS = [
  "予診票",
  "接種済証",
  "接種券",
  "住民記録",
  OTHER_REASON,
] as const;

/** Why a lock is taken off again. */
export const RELEASE_REASONS = [
  "記録の誤りが見つかった",
  "新しい接種や接種券を登録する",
  "転出・死亡などの異動を登録する",
  "誤って確認済みにした",
  OTHER_REASON,
] as const;

/** 確認済みにする; `fingerprint` is that of the record which the page showed. */
export const ConfirmationForm = z.object({
  comparedWith: z.enum(COMPARED_DOCUMENTS, { error: "照合した書類を選んでください。" }),
  comparedNote: reasonNote("説明"),
  fingerprint: z.string(),
}).superRefine(explained(
  "comparedWith",
  "comparedNote",
  "「その他」を選んだときは、照合した書類の名前を入力してください。",
));
export type ConfirmationForm = z.infer<typeof ConfirmationForm>;

/** 確認済みを解除する; `confirmationId` is the one that the page showed. */
export const ReleaseForm = z.object({
  releaseReason: z.enum(RELEASE_REASONS, { error: "解除する理由を選んでください。" }),
  releaseNote: reasonNote("説明"),
  confirmationId: z.uuid("画面が古くなっています。照会結果を開き直してください。"),
}).superRefine(explained(
  "releaseReason",
  "releaseNote",
  "「その他」を選んだときは、解除する理由を入力してください。",
));
export type ReleaseForm = z.infer<typeof ReleaseForm>;
