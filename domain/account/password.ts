import { z } from "zod";
import { isWeakPassword } from "./weak_password.ts";

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

/**
 * A password someone chooses: its length, and that it is not what anybody would try first, is all
 * that is asked; no mix of characters (NIST SP 800-63B). `known`: words about its owner
 * (`knownWords`). The same letters are the same password however they were composed (NFC).
 */
export function newPassword(known: readonly string[]) {
  return z.string().normalize("NFC")
    .min(SHORTEST_PASSWORD, `パスワードは${SHORTEST_PASSWORD}文字以上にしてください。`)
    .max(LONGEST_PASSWORD, `パスワードは${LONGEST_PASSWORD}文字以内にしてください。`)
    .refine((password) => !isWeakPassword(password, known), {
      error: GUESSABLE,
      when: ({ issues }) => issues.length === 0,
    });
}

const GUESSABLE =
  "推測されやすいパスワードです。よくある言葉、連続した文字、ログインIDや自治体名だけでは" +
  "使えません。関係のない言葉をいくつか続けてください。";

const CurrentPassword = z.string().min(1, "現在のパスワードを入力してください。")
  .max(LONGEST_PASSWORD, "現在のパスワードが違います。もう一度入力してください。")
  .normalize("NFC");

/** パスワード変更: current, new, new again. */
export function passwordChange(known: readonly string[]) {
  return z.object({ current: CurrentPassword, next: newPassword(known), again: Again })
    .superRefine((form, context) => {
      if (form.again !== form.next) context.addIssue(mismatch);
      if (form.next === form.current) {
        context.addIssue({
          code: "custom",
          path: ["next"],
          message: "現在のパスワードと違うものにしてください。",
        });
      }
    });
}
export type PasswordChange = z.infer<ReturnType<typeof passwordChange>>;

/** The first password, set through the one-time setup URL. */
export function firstPassword(known: readonly string[]) {
  return z.object({ next: newPassword(known), again: Again }).superRefine((form, context) => {
    if (form.again !== form.next) context.addIssue(mismatch);
  });
}

const Again = z.string().normalize("NFC");

const mismatch = {
  code: "custom" as const,
  path: ["again"],
  message: "新しいパスワードと同じものをもう一度入力してください。",
};
