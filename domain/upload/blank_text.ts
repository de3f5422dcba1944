/**
 * Whether a cell holds nothing but white space, U+3000 and line breaks included. A first character
 * that is printable ASCII, kana or kanji settles it without a search: files have millions of cells.
 */
export function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  const isPrintable = first > 0x3000 ? first < 0xfeff : first > 0x20 && first < 0x7f;
  return !isPrintable && text.trim() === "";
}
