/** Small kana are often typed large in registers that know no small ones; old kana likewise. */
const FOLDED_KANA = pairs(
  "ァィゥェォッャュョヮヵヶヂヅヰヱヲ",
  "アイウエオツヤユヨワカケジズイエオ",
);
const UNVOICED_KANA = pairs(
  "ガギグゲゴザジズゼゾダデドバビブベボパピプペポヴ",
  "カキクケコサシスセソタテトハヒフヘホハヒフヘホウ",
);
const DROPPED = new Set(" ー-‐―・.");

const NAME_LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}]/u;
/** The combining ゛ ゜ are what NFKC leaves of a half-width mark that joins no kana (ｱﾞ). */
const NAME_CHARACTERS_ONLY =
  /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\u3099\u309Aー・\-‐.'’ ]+$/u;

const HIRAGANA_FIRST = "ぁ".charCodeAt(0);
const HIRAGANA_LAST = "ゖ".charCodeAt(0);
const HIRAGANA_TO_KATAKANA = "ァ".charCodeAt(0) - HIRAGANA_FIRST;

/**
 * The stored search key of a name, セイ and メイ in one because some registers keep both in セイ.
 * NFKC, upper case, hiragana to katakana, small to large, ヂヅヰヱヲ to ジズイエオ, and no blanks,
 * ー, ・, hyphens or dots. Apply it to what is stored and to what is asked.
 */
export function nameKey(familyKana: string, givenKana: string): string {
  const folded = (familyKana + givenKana).normalize("NFKC").toUpperCase();
  let key = "";
  for (const character of folded) {
    if (DROPPED.has(character)) continue;
    const kana = katakana(character);
    key += FOLDED_KANA.get(kana) ?? kana;
  }
  return key;
}

/** A `nameKey` without voiced marks either, for near matches: ヤマザキ and ヤマサキ are equal. */
export function looseNameKey(key: string): string {
  return Array.from(key, (kana) => UNVOICED_KANA.get(kana) ?? kana).join("");
}

/**
 * Whether the text can stand in the セイ or メイ column: hiragana or katakana of either width with
 * ー, ・, hyphens and blanks, or the Latin letters, dots and apostrophes of a foreign resident.
 */
export function isKana(text: string): boolean {
  const folded = text.normalize("NFKC");
  return NAME_CHARACTERS_ONLY.test(folded) && NAME_LETTER.test(folded);
}

function katakana(character: string): string {
  const code = character.charCodeAt(0);
  return code >= HIRAGANA_FIRST && code <= HIRAGANA_LAST
    ? String.fromCharCode(code + HIRAGANA_TO_KATAKANA)
    : character;
}

function pairs(from: string, to: string): Map<string, string> {
  return new Map(Array.from(from, (character, index) => [character, to.charAt(index)]));
}
