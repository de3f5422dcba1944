import { z } from "zod";
import { schemaOf } from "../schema_of.ts";
import { readRecoveryCode } from "./recovery_code.ts";
import { readTotpCode } from "./totp_code.ts";

/** 認証アプリの確認コード, to show that one has the app. */
export const TotpForm = z.object({ code: schemaOf(readTotpCode) });
export type TotpForm = z.infer<typeof TotpForm>;

export const RecoveryForm = z.object({ recoveryCode: schemaOf(readRecoveryCode) });

/** 認証アプリの登録: its first code, and the secret offered with the QR code, sealed. */
export const TotpEnrolment = TotpForm.extend({ offer: z.string().max(400) });
export type TotpEnrolment = z.infer<typeof TotpEnrolment>;

const TOO_LONG = "パスキーの名前は40文字以内で入力してください。";

/** What its owner calls a passkey. */
export const PasskeyLabel = z.string().trim()
  .min(1, "パスキーの名前を入力してください。例：窓口1番の指紋")
  .max(40, TOO_LONG);

/** What the browser answered for the passkey, as JSON text; its shape is the library's affair. */
const PasskeyAnswer = z.string().min(
  1,
  "パスキーの操作が終わっていません。もう一度操作してください。",
)
  .max(20_000, "パスキーの応答を読み取れません。もう一度操作してください。");

export const PasskeyEnrolment = z.object({ label: PasskeyLabel, answer: PasskeyAnswer });
export type PasskeyEnrolment = z.infer<typeof PasskeyEnrolment>;

export const PasskeyForm = z.object({ answer: PasskeyAnswer });

/** 本人確認 of those who have no factor yet; kept lax like signing in. */
export const PasswordForm = z.object({
  password: z.string().min(1, "パスワードを入力してください。").max(128, "パスワードが違います。"),
});
