import { failure, type Result, success } from "../result.ts";

/** What every authenticator app can do, and some no more than this (RFC 6238) [known]. */
export const TOTP = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Clocks of phones differ: the code before and the one after are taken too. */
export const TOTP_STEPS_APART = 1;

export const TOTP_REFUSED = "確認コードが違うか、既に使われています。" +
  "認証アプリに表示されている新しい6桁の数字を入力してください。";

/** The number of the 30 seconds that `at` lies in. */
export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / (TOTP.period * 1000));
}

/** 確認コード as it was typed: spaces, hyphens and full width digits are nobody's mistake. */
export function readTotpCode(text: string): Result<string> {
  const digits = text.normalize("NFKC").replaceAll(/[\s\p{Pd}]/gu, "");
  if (digits === "") return failure("確認コードを入力してください。");
  if (!/^[0-9]{6}$/.test(digits)) {
    return failure("確認コードは、認証アプリに表示されている6桁の数字を入力してください。");
  }
  return success(digits);
}
