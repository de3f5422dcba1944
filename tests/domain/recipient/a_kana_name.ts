import fc from "fast-check";
import { nameKey } from "../../../domain/recipient/name_key.ts";

const LARGE = "アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチツテデトドナニヌネノ" +
  "ハバパヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワンヴ";

/** A `nameKey` of kana as people have them: two to twelve letters. */
export const aKey = fc.array(fc.constantFrom(...LARGE), { minLength: 2, maxLength: 12 })
  .map((letters) => letters.join(""));

/** A name as registers write it, in units none of which begins with a mark of the one before. */
export const aKanaName = fc.array(
  fc.constantFrom(
    ...LARGE,
    ..."ァィゥェォッャュョヮヵヶヂヅヰヱヲー",
    ...["キョ", "シュ", "チャ", "ジャ", "ファ", "ティ", "オー"],
  ),
  { minLength: 1, maxLength: 10 },
);

/** Every letter a key of kana can have. */
export const KEY_LETTERS = [...LARGE].filter((letter) => nameKey(letter, "") === letter);
