import type { z } from "zod";
import { asciiDigits } from "../digits.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";

/** The printed card groups the digits in fours; people copy the gaps, or type hyphens. */
const GROUP_SEPARATORS = /[\s\-ー‐−]/g;

const ZERO = "0".charCodeAt(0);
/** What a register writes where it has no number; its check digit happens to be right. */
const FILLER = "000000000000";
const TWELVE_DIGITS = /^\d{12}$/;

/**
 * マイナンバー as twelve ASCII digits. Accepts full width and blanks or hyphens between groups.
 * The messages never repeat the number: they may reach a log or an error list.
 */
export function readMyNumber(text: string): Result<string> {
  const digits = TWELVE_DIGITS.test(text) ? text : withoutGaps(text);
  if (digits.length < 12 && lacksLeadingZero(digits)) {
    return failure(
      "マイナンバーは数字12桁ですが、11桁しかありません。表計算ソフトで先頭の0が消えたようです。" +
        "先頭の0を補って12桁で入力してください。",
    );
  }
  if (!TWELVE_DIGITS.test(digits)) return failure("マイナンバーは数字12桁で入力してください。");
  if (digits === FILLER) {
    return failure("マイナンバーが0だけです。番号を確かめるか、分からなければ空白にしてください。");
  }
  if (hasRightCheckDigit(digits)) return success(digits);
  return failure(
    "マイナンバーの最後の1桁（検査用数字）が合いません。番号を確かめて入力し直してください。",
  );
}

export const MyNumber = schemaOf(readMyNumber);
export type MyNumber = z.infer<typeof MyNumber>;

/** Eleven digits, as typed, to which the right check digit belongs once a zero leads them. */
export function lacksLeadingZero(text: string): boolean {
  const digits = withoutGaps(text);
  return /^\d{11}$/.test(digits) && hasRightCheckDigit(`0${digits}`);
}

function withoutGaps(text: string): string {
  return asciiDigits(text).replaceAll(GROUP_SEPARATORS, "");
}

function hasRightCheckDigit(twelveDigits: string): boolean {
  return myNumberCheckDigit(twelveDigits) === twelveDigits.charAt(11);
}

/**
 * The twelfth digit for the first eleven ASCII digits, by 総務省令第85号（平成26年）第5条: Σ P(n)·Q(n), n from
 * the right, Q = n+1 up to n = 6 and n−5 after; remainder by 11 of 0 or 1 gives "0", else 11 − r.
 * Two remainders share "0", so only there can one wrong digit go unnoticed.
 */
export function myNumberCheckDigit(elevenDigits: string): string {
  let sum = 0;
  for (let n = 1; n <= 11; n++) {
    const weight = n <= 6 ? n + 1 : n - 5;
    sum += (elevenDigits.charCodeAt(11 - n) - ZERO) * weight;
  }
  const remainder = sum % 11;
  return remainder <= 1 ? "0" : String(11 - remainder);
}
