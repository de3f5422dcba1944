import { z } from "zod";
import { failure, type Result, success } from "../result.ts";
import type { AccountKind } from "./account_kind.ts";

/**
 * A new ログインID: letters of any case, compared without case. Few signs, so that it can be read
 * out and typed on a tablet, is no formula in a spreadsheet, and that IDs made by us ("gmis:…") are
 * never somebody's choice.
 */
const LoginId = z.string().trim()
  .min(1, "ログインIDを入力してください。")
  .max(254, "ログインIDは254文字以内で入力してください。")
  .regex(
    /^[A-Za-z0-9._@+-]+$/,
    "ログインIDは半角の英数字と記号（. _ - + @）で入力してください。",
  );

const MUNICIPAL_ADDRESS = /^[a-z0-9][^@]*@([a-z0-9-]+\.)+lg\.jp$/i;

/** Municipal staff sign in with an address of their town hall (…@….lg.jp) [spec]. */
export function checkLoginId(kind: AccountKind, loginId: string): Result<string> {
  const parsed = LoginId.safeParse(loginId);
  if (!parsed.success) return failure(parsed.error.issues[0]!.message);
  if (kind === "municipal" && !MUNICIPAL_ADDRESS.test(parsed.data)) {
    return failure(
      "自治体職員のログインIDは「…@….lg.jp」のメールアドレスにしてください。",
    );
  }
  if (!/^[a-z0-9]/i.test(parsed.data)) {
    return failure("ログインIDは英数字から始めてください。");
  }
  if (kind === "venue" && MUNICIPAL_ADDRESS.test(parsed.data)) {
    return failure(
      "「…@….lg.jp」は自治体職員のログインIDです。接種会場には「hall-01」のような別のIDを付けてください。",
    );
  }
  return success(parsed.data);
}

/** Login IDs of clinics, which no password opens: a G-MIS ID stands behind this. */
export const CLINIC_LOGIN_PREFIX = "gmis:";
