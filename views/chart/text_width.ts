const LATIN = 0.58;
const LATIN_LETTERS = /[\x20-\x7e]/;

/** About how wide a text is set, in em: a Japanese letter is as wide as it is high. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (LATIN_LETTERS.test(letter) ? LATIN : 1), 0);
}

/** The room to leave for the widest of `texts`: whole em, at most what style sheets provide for. */
export function roomFor(texts: readonly string[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(1, ...texts.map(textWidth))));
}
