import { z } from "zod";
import { asciiDigits } from "../digits.ts";

/** The printed card groups the digits in fours; people copy the gaps, or type hyphens. */
const GROUP_SEPARATORS = /[\s\-ー‐−]/g;

/**
 * マイナンバー as twelve ASCII digits. Accepts full width and blanks or hyphens between groups.
 * The messages never repeat the number: they may reach a log or an error list.
 */
export const MyNumber = z.string()
  .transform((text) => asciiDigits(text).replaceAll(GROUP_SEPARATORS, ""))
  .pipe(
    z.string()
      .regex(/^\d{12}$/, {
        error: "マイナンバーは数字12桁で入力してください。",
        abort: true,
      })
      .refine((number) => myNumberCheckDigit(number.slice(0, 11)) === number.slice(11), {
        error:
          "マイナンバーの最後の1桁（検査用数字）が合いません。番号を確かめて入力し直してください。",
      }),
  );
export type MyNumber = z.infer<typeof MyNumber>;

/**
 * The twelfth digit for eleven ASCII digits, by 総務省令第85号（平成26年）第5条: Σ P(n)·Q(n), n from
 * the right, Q = n+1 up to n = 6 and n−5 after; remainder by 11 of 0 or 1 gives "0", else 11 − r.
 * Two remainders share "0", so only there can one wrong digit go unnoticed.
 */
export function myNumberCheckDigit(elevenDigits: string): string {
  let sum = 0;
  for (let n = 1; n <= 11; n++) {
    const weight = n <= 6 ? n + 1 : n - 5;
    sum += Number(elevenDigits[11 - n]) * weight;
  }
  const remainder = sum % 11;
  return remainder <= 1 ? "0" : String(11 - remainder);
}
