import { z } from "zod";
import { failure, type Result, success } from "../result.ts";
import type { AccountKind } from "./account_kind.ts";

/** What people type into ログインID: letters of any case, compared without case. */
const LoginId = z.string().trim()
  .min(1, "ログインIDを入力してください。")
  .max(254, "ログインIDは254文字以内で入力してください。")
  .regex(/^[\x21-\x7e]+$/, "ログインIDは半角の英数字と記号で入力してください。");

const MUNICIPAL_ADDRESS = /^[^@]+@([a-z0-9-]+\.)+lg\.jp$/i;

/** Municipal staff sign in with an address of their town hall (…@….lg.jp) [spec]. */
export function checkLoginId(kind: AccountKind, loginId: string): Result<string> {
  const parsed = LoginId.safeParse(loginId);
  if (!parsed.success) return failure(parsed.error.issues[0]!.message);
  if (kind === "municipal" && !MUNICIPAL_ADDRESS.test(parsed.data)) {
    return failure(
      "自治体職員のログインIDは「…@….lg.jp」のメールアドレスにしてください。",
    );
  }
  return success(parsed.data);
}
