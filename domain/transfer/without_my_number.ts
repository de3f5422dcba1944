import { z } from "zod";

/** What people put between the digits of a My Number: blanks, dashes of all kinds, dots, strokes. */
const SEPARATORS = String.raw`[\s\p{Cf}\p{Pd}\u2212\u30fc.,/_・･]*`;
const TWELVE_DIGITS = new RegExp(`\\p{Nd}(?:${SEPARATORS}\\p{Nd}){11}`, "u");
const STRUCK_OUT = new RegExp(`\\p{Nd}(?:${SEPARATORS}\\p{Nd}){11,}`, "gu");

export const MY_NUMBER_REFUSED = "12桁以上続く数字があります。マイナンバーは書かないでください。" +
  "電話番号と日付などが続くときは、間に言葉を入れてください。";

/**
 * Whether a text may hold a My Number: twelve digits or more in a row, in any width and with any
 * separators. More is refused than need be, because what is written goes to another municipality.
 */
export function mayHoldMyNumber(text: string): boolean {
  return TWELVE_DIGITS.test(text.normalize("NFKC"));
}

/** The text with what may be a My Number struck out, to be shown again to whoever typed it. */
export function withoutDigits(text: string): string {
  if (!mayHoldMyNumber(text)) return text;
  return text.normalize("NFKC").replaceAll(STRUCK_OUT, "（数字は消しました）");
}

/** A text field of a case, which the other side or an audit may read. */
export function withoutMyNumber<Field extends z.ZodType<string, string>>(field: Field) {
  return field.refine((text) => !mayHoldMyNumber(text), { error: MY_NUMBER_REFUSED });
}
