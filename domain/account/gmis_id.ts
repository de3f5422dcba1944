import { z } from "zod";
import { CLINIC_LOGIN_PREFIX } from "./login_id.ts";

/**
 * The ID under which G-MIS knows a 医療機関, letter for letter: what the provider tells (by default
 * the claim `sub`) is compared with what the municipality wrote down, case included. Full-width
 * letters are a matter of typing.
 */
export const GmisId = z.string().normalize("NFKC").trim()
  .min(1, "G-MIS IDを入力してください。")
  .max(100, "G-MIS IDは100文字以内で入力してください。")
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@|:+-]*$/,
    "G-MIS IDは半角の英数字と記号（. _ @ | : + -）で、英数字から始めて入力してください。",
  );

/** The login ID of a clinic's account: one for each municipality whose list it is in. */
export function clinicLoginId(gmisId: string, municipalityCode: string): string {
  return `${CLINIC_LOGIN_PREFIX}${gmisId}@${municipalityCode}`;
}
