/** The form two spellings of one lot share: half width, capital letters. */
export function foldLot(text: string): string {
  return text.normalize("NFKC").toUpperCase().trim();
}
