import { z } from "zod";

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

/** A password someone chooses: length is all that is asked, no mix of characters (NIST SP 800-63B). */
export const NewPassword = z.string()
  .min(SHORTEST_PASSWORD, `パスワードは${SHORTEST_PASSWORD}文字以上にしてください。`)
  .max(LONGEST_PASSWORD, `パスワードは${LONGEST_PASSWORD}文字以内にしてください。`);

const CurrentPassword = z.string().min(1, "現在のパスワードを入力してください。")
  .max(LONGEST_PASSWORD, "現在のパスワードが違います。もう一度入力してください。");

/** パスワード変更: current, new, new again. */
export const PasswordChange = z.object({
  current: CurrentPassword,
  next: NewPassword,
  again: z.string(),
}).superRefine((form, context) => {
  if (form.again !== form.next) context.addIssue(mismatch);
  if (form.next === form.current) {
    context.addIssue({
      code: "custom",
      path: ["next"],
      message: "現在のパスワードと違うものにしてください。",
    });
  }
});
export type PasswordChange = z.infer<typeof PasswordChange>;

/** The first password, set through the one-time setup URL. */
export const FirstPassword = z.object({ next: NewPassword, again: z.string() })
  .superRefine((form, context) => {
    if (form.again !== form.next) context.addIssue(mismatch);
  });

const mismatch = {
  code: "custom" as const,
  path: ["again"],
  message: "新しいパスワードと同じものをもう一度入力してください。",
};
