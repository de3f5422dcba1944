import { z } from "zod";

/** The same for whatever reason: also one who is locked out hears no more than that. */
export const SIGN_IN_REFUSED =
  "ログインできませんでした。ログインIDとパスワードを確かめて、入力し直してください。" +
  "続けて間違えると、しばらくの間（1分から60分）正しいパスワードでもログインできません。" +
  "分からないときは管理者に連絡してください。";

/** ログイン: kept lax, so that a wrong entry says no more than that it is wrong. */
export const SignIn = z.object({
  loginId: z.string().trim().min(1, "ログインIDを入力してください。").max(254, SIGN_IN_REFUSED),
  password: z.string().min(1, "パスワードを入力してください。").max(128, SIGN_IN_REFUSED)
    .normalize("NFC"),
});
export type SignIn = z.infer<typeof SignIn>;
