import { z } from "zod";

export const SIGN_IN_REFUSED =
  "ログインIDまたはパスワードが違います。入力し直してください。分からないときは管理者に連絡してください。";

/** ログイン: kept lax, so that a wrong entry says no more than that it is wrong. */
export const SignIn = z.object({
  loginId: z.string().trim().min(1, "ログインIDを入力してください。").max(254, SIGN_IN_REFUSED),
  password: z.string().min(1, "パスワードを入力してください。").max(128, SIGN_IN_REFUSED),
});
export type SignIn = z.infer<typeof SignIn>;
