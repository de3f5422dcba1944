/**
 * Text as a person typed it, with full-width digits, letters, signs and blanks in their ASCII form
 * (Unicode NFKC) and outer blanks removed. Everything else stays: the caller's rule judges it.
 */
export function asciiDigits(text: string): string {
  return text.normalize("NFKC").trim();
}
