import { failure, type Result, success } from "../result.ts";

export const RECOVERY_CODES = 10;
/** 80 bits: too many to guess, even by who has the hashes. */
export const RECOVERY_CODE_BYTES = 10;

export const RECOVERY_REFUSED =
  "リカバリーコードが違うか、既に使われています。別のリカバリーコードを入力してください。";

/** Crockford's: without the letters that are read as digits or as each other. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

/** A code as it is stored (hashed) and compared: 16 characters. From `RECOVERY_CODE_BYTES` bytes. */
export function recoveryCode(bytes: Uint8Array): string {
  let bits = bytes.reduce((all, byte) => all << 8n | BigInt(byte), 0n);
  let code = "";
  for (let i = 0; i < LENGTH; i++) {
    code = ALPHABET[Number(bits & 31n)] + code;
    bits >>= 5n;
  }
  return code;
}

/** As people see it: four groups of four. */
export function shownRecoveryCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** A code as it was typed: in any letter case or width, grouped or not, O for 0 and I or L for 1. */
export function readRecoveryCode(text: string): Result<string> {
  const code = text.normalize("NFKC").toUpperCase().replaceAll(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (code === "") return failure("リカバリーコードを入力してください。");
  const isOne = code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter));
  return isOne
    ? success(code)
    : failure("リカバリーコードは、4文字ずつ4組の英数字（16文字）を入力してください。");
}
