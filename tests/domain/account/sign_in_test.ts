import assert from "node:assert/strict";
import { SignIn } from "../../../domain/account/sign_in.ts";

Deno.test("blanks around the login ID are dropped, those of the password are kept", () => {
  assert.deepEqual(SignIn.parse({ loginId: " urayasu-01 ", password: " secret " }), {
    loginId: "urayasu-01",
    password: " secret ",
  });
});

Deno.test("what is not typed is asked for", () => {
  const { error } = SignIn.safeParse({ loginId: " ", password: "" });
  assert.deepEqual(error?.issues.map(({ message }) => message), [
    "ログインIDを入力してください。",
    "パスワードを入力してください。",
  ]);
});

Deno.test("an endless password is refused before it is hashed, in Japanese", () => {
  const { error } = SignIn.safeParse({ loginId: "x".repeat(255), password: "x".repeat(129) });
  assert.equal(error?.issues.length, 2);
  for (const { message } of error.issues) assert.match(message, /[ぁ-ん]/);
});
