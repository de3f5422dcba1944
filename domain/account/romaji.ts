/** Kana by consonant, in the order a i u e o; Hepburn where it differs stands in `IRREGULAR`. */
const ROWS: Record<string, string> = {
  "": "アイウエオ",
  k: "カキクケコ",
  g: "ガギグゲゴ",
  s: "サシスセソ",
  z: "ザジズゼゾ",
  t: "タチツテト",
  d: "ダヂヅデド",
  n: "ナニヌネノ",
  h: "ハヒフヘホ",
  b: "バビブベボ",
  p: "パピプペポ",
  m: "マミムメモ",
  y: "ヤ_ユ_ヨ",
  r: "ラリルレロ",
  w: "ワ___ヲ",
};

const IRREGULAR: Record<string, string> = {
  シ: "shi",
  ジ: "ji",
  チ: "chi",
  ヂ: "ji",
  ツ: "tsu",
  ヅ: "zu",
  フ: "fu",
  ヲ: "o",
  ン: "n",
};

const SMALL: Record<string, string> = { ャ: "ya", ュ: "yu", ョ: "yo" };

const SYLLABLES: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(ROWS).flatMap(([consonant, row]) =>
      [...row].map((kana, i) => [kana, consonant + "aiueo"[i]])
    ),
  ),
  ...IRREGULAR,
};

/** A place name's katakana as people type it: ウラヤス → urayasu, チョウシ → choushi. */
export function romajiOf(kana: string): string {
  return kana
    .replace(/(.)([ャュョ])/g, (_, first: string, small: string) => {
      const syllable = SYLLABLES[first] ?? first;
      const isPalatal = /(sh|ch|j)i$/.test(syllable);
      return syllable.slice(0, -1) + (isPalatal ? SMALL[small]!.slice(1) : SMALL[small]);
    })
    .replace(/[ァ-ヲン]/g, (letter) => SYLLABLES[letter] ?? letter)
    .replace(/ッ(?=([a-z]))/g, "$1")
    .replaceAll("ー", "");
}
