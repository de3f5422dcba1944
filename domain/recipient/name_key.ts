/** Small kana are often typed large in registers that know no small ones. */
const LARGE_KANA = pairs(
  "ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
  [..."アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ"],
);
/** Kana that sound like others. */
const MODERN_KANA = pairs("ヂヅヰヱヲヷヸヹヺ", [..."ジズイエオ", "ヴア", "ヴイ", "ヴエ", "ヴオ"]);

const UNVOICED_KANA = pairs(
  "ガギグゲゴザジズゼゾダデドバビブベボパピプペポヴ",
  [..."カキクケコサシスセソタテトハヒフヘホハヒフヘホウ"],
);
/**
 * Blanks, control and zero-width characters; hyphens and dashes of every kind with what is typed
 * for the long vowel mark; middle dots, dots, commas, apostrophes; an iteration mark that repeats nothing.
 */
const DROPPED = /[\s\p{Cc}\p{Cf}\p{Pd}ー−~=_─━⁃·•‧∙⋅・.,、'’‘‛ʼʻ`´ヽヾゝゞ\u0300-\u036f]/gu;

const PLAIN_KATAKANA = /^[ァ-ヶー]*$/;
const NOT_OWN_KEY = /[ァィゥェォッャュョヮヵヶヂヅヰヱヲー]/g;

const NAME_LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}]/u;
/** The combining ゛ ゜ are what NFKC leaves of a half-width mark that joins no kana (ｱﾞ). */
const NAME_CHARACTERS_ONLY =
  /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\u3099\u309Aー・\-‐.'’ ]+$/u;

const LATIN = /\p{Script=Latin}/u;

const HIRAGANA_FIRST = "ぁ".charCodeAt(0);
const HIRAGANA_LAST = "ゖ".charCodeAt(0);
const HIRAGANA_TO_KATAKANA = "ァ".charCodeAt(0) - HIRAGANA_FIRST;

/**
 * The stored search key of a name, セイ and メイ in one because some registers keep both in セイ.
 * Width, case, accents, hiragana and katakana, small and large kana, ヂヅヰヱヲ and ジズイエオ are the
 * same; blanks, ー, ・, hyphens, dots and apostrophes are left out; ヽ and ヾ are written out. Apply it to
 * what is stored and to what is asked. A key is its own key.
 */
export function nameKey(familyKana: string, givenKana: string): string {
  return folded(familyKana) + folded(givenKana);
}

function folded(text: string): string {
  // A file has millions of these; the rule below would say the same.
  if (PLAIN_KATAKANA.test(text)) return text.replaceAll(NOT_OWN_KEY, foldedKana);
  return text.replaceAll("゛", "\u3099").replaceAll("゜", "\u309a").normalize("NFKC")
    .toUpperCase()
    .replaceAll(/(.)[ゝヽ]/gu, "$1$1")
    .replaceAll(/(.)[ゞヾ]/gu, "$1$1\u3099")
    .replaceAll(DROPPED, "")
    .replaceAll(/./gu, largeKatakana)
    .normalize("NFC")
    .replaceAll(/[ヂヅヰヱヲヷヸヹヺ\u3099\u309a]/gu, foldedKana);
}

/** "" for ー and for a voiced mark that joined no kana. */
function foldedKana(kana: string): string {
  return LARGE_KANA.get(kana) ?? MODERN_KANA.get(kana) ?? "";
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

/** Large katakana for any kana; a Latin letter without its accent; any other character as it is. */
function largeKatakana(character: string): string {
  const code = character.charCodeAt(0);
  const kana = code >= HIRAGANA_FIRST && code <= HIRAGANA_LAST
    ? String.fromCharCode(code + HIRAGANA_TO_KATAKANA)
    : character;
  return LARGE_KANA.get(kana) ?? (LATIN.test(kana) ? kana.normalize("NFD").charAt(0) : kana);
}

function pairs(from: string, to: readonly string[]): Map<string, string> {
  return new Map(Array.from(from, (character, index) => [character, to[index]!]));
}
