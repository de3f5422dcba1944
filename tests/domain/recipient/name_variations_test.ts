import assert from "node:assert/strict";
import fc from "fast-check";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import { aKanaName } from "./a_kana_name.ts";

/** Ways to write the same name, none of which may matter to a search. */
const VARIATIONS: Record<string, (name: string) => string> = {
  "half-width kana": (name) => Array.from(name, (kana) => HALF_WIDTH.get(kana) ?? kana).join(""),
  "hiragana": (name) => name.replaceAll(/[ァ-ヶ]/g, (kana) => shifted(kana, -0x60)),
  "decomposed voiced marks": (name) => name.normalize("NFD"),
  "voiced marks of their own": (name) =>
    name.normalize("NFD").replaceAll("\u3099", "゛").replaceAll("\u309a", "゜"),
  "small kana typed large": translated(
    "ァィゥェォッャュョヮヵヶ",
    "アイウエオツヤユヨワカケ",
  ),
  "ヂ typed ジ, ヅ ズ, ヲ オ, ヰ イ, ヱ エ": translated("ヂヅヲヰヱ", "ジズオイエ"),
  "a long vowel mark left out": (name) => name.replaceAll("ー", ""),
};

/** What may stand between any two letters, or in place of ー. */
const LONG_VOWELS = [..."ー-－‐‑‒–—―−ｰ─━~～〜﹣⁻ーｰ"];
const SEPARATORS = [..." 　\u00a0\u2002\u2009\u200b\u202f\t・･·‧•∙⋅.．=＝゠'’", ...LONG_VOWELS];

for (const [variation, vary] of Object.entries(VARIATIONS)) {
  Deno.test(`a name is found with ${variation}`, () => {
    fc.assert(fc.property(aKanaName, (units) => {
      const name = units.join("");
      assert.equal(nameKey(vary(name), ""), nameKey(name, ""));
    }));
  });
}

Deno.test("any hyphen or dash is a long vowel mark", () => {
  for (const mark of LONG_VOWELS) {
    assert.equal(nameKey(`オ${mark}ノ`, `シ${mark}ナ`), nameKey("オーノ", "シーナ"), mark);
  }
});

Deno.test("blanks, middle dots and hyphens anywhere do not matter", () => {
  const between = fc.array(fc.constantFrom(...SEPARATORS), { maxLength: 2 });
  fc.assert(fc.property(aKanaName, fc.infiniteStream(between), (units, separators) => {
    const typed = units.map((unit) => unit + separators.next().value.join("")).join("");
    assert.equal(nameKey(typed, ""), nameKey(units.join(""), ""), JSON.stringify(typed));
  }));
});

Deno.test("a name split in two anywhere has the key of the whole, and of both in セイ with a blank", () => {
  fc.assert(fc.property(aKanaName, fc.nat(), (units, place) => {
    const [family, given] = [
      units.slice(0, place % units.length),
      units.slice(place % units.length),
    ]
      .map((part) => part.join("")) as [string, string];
    const whole = nameKey(units.join(""), "");
    assert.equal(nameKey(family, given), whole);
    assert.equal(nameKey(`${family}　${given}`, ""), whole);
    assert.equal(nameKey("", `${family} ${given}`), whole);
  }));
});

Deno.test("names of different letters stay different", () => {
  for (const [one, other] of [["ヤマザキ", "ヤマサキ"], ["オオノ", "オノ"], ["サトウ", "サト"]]) {
    assert.notEqual(nameKey(one!, ""), nameKey(other!, ""));
  }
});

function translated(from: string, to: string): (name: string) => string {
  return (name) => Array.from(name, (kana) => to[from.indexOf(kana)] ?? kana).join("");
}

function shifted(kana: string, by: number): string {
  return String.fromCharCode(kana.charCodeAt(0) + by);
}

/** Every full-width katakana that has a half-width form, by Unicode's own table. */
const HALF_WIDTH = new Map(
  Array.from({ length: 0xff9d - 0xff66 + 1 }, (_, index) => String.fromCharCode(0xff66 + index))
    .flatMap((half) =>
      ["", "ﾞ", "ﾟ"].map((mark) => [`${half}${mark}`.normalize("NFKC"), half + mark] as const)
    ).filter(([full]) => full.length === 1),
);
