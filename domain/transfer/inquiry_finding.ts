import type { InquiryFinding } from "./inquiry.ts";

/** What the register of the asked municipality knows about a question. */
export interface Matches {
  /** How many people are exactly as asked. */
  count: number;
  /** One of them is under 支援措置. */
  hasProtected: boolean;
  /** Nobody is as asked, but somebody under 支援措置 has the same name or My Number. */
  hasProtectedNamesake: boolean;
  /** Staff looks at this question anyway if nobody is as asked; see `isCover`. */
  isCover: boolean;
}

/**
 * What is answered at once. Nobody under 支援措置 is ever answered, nor denied: the asked staff looks
 * first, and so it does at some questions that concern nobody.
 */
export function inquiryFinding(
  { count, hasProtected, hasProtectedNamesake, isCover }: Matches,
): InquiryFinding {
  if (hasProtected) return "held";
  if (count > 1) return "several";
  if (count === 1) return "one";
  return hasProtectedNamesake || isCover ? "held" : "none";
}

/** [ours] One in so many questions that match nobody is held as cover. */
const COVERED_IN = 16;

/**
 * Whether 回答に時間がかかります is said about nobody, so that it never proves that somebody under
 * 支援措置 exists. `keyed` is a keyed hash of the name or My Number and the asked municipality, not of
 * a moment: who asks again is told the same.
 */
export function isCover(keyed: Uint8Array): boolean {
  return keyed[0]! % COVERED_IN === 0;
}
