import assert from "node:assert/strict";
import fc from "fast-check";
import { isKana, looseNameKey, nameKey } from "../../../domain/recipient/name_key.ts";

const keys: [family: string, given: string, key: string][] = [
  ["ｻﾄｳ", "ﾀﾞｲｽｹ", "サトウダイスケ"],
  ["さとう", "だいすけ", "サトウダイスケ"],
  ["サトウ", "ダイスケ", "サトウダイスケ"],
  ["さとう　だいすけ", "", "サトウダイスケ"],
  ["", "ｻﾄｳ ﾀﾞｲｽｹ", "サトウダイスケ"],
  ["キョウコ", "", "キヨウコ"],
  ["キヨウコ", "", "キヨウコ"],
  ["きょうこ", "", "キヨウコ"],
  ["オーノ", "ｵｰﾉ", "オノオノ"],
  ["マリア・ﾃﾚｻﾞ", "アン-マリー", "マリアテレザアンマリ"],
  ["ヂヅヰヱヲ", "ぢづゐゑを", "ジズイエオジズイエオ"],
  ["ァィゥェォッャュョヮヵヶ", "ヴ", "アイウエオツヤユヨワカケヴ"],
  ["ぁぃぅぇぉっゃゅょゎゕゖ", "ゔ", "アイウエオツヤユヨワカケヴ"],
  ["smith", "Ｊ．", "SMITHJ"],
  ["", "", ""],
];

for (const [family, given, key] of keys) {
  Deno.test(`${family}|${given} is searched as ${JSON.stringify(key)}`, () => {
    assert.equal(nameKey(family, given), key);
  });
}

/** A half-width voiced mark only ever follows the kana it belongs to, so the two go together. */
const kana = fc.constantFrom(
  ..."あぁかがさざたちぢつづっばぱやゃゐゑんゔアァカガヂヅッパヴヶーｱｰ・･ \u3000-－aＺ.",
  ...["ｶﾞ", "ﾊﾟ", "ｳﾞ"],
);
const kanaText = fc.array(kana).map((characters) => characters.join(""));

Deno.test("where セイ ends and メイ begins does not matter", () => {
  fc.assert(fc.property(kanaText, kanaText, (family, given) => {
    assert.equal(nameKey(family, given), nameKey(`${family}　${given}`, ""));
  }));
});

Deno.test("a key is its own key", () => {
  fc.assert(fc.property(kanaText, (text) => {
    const key = nameKey(text, "");
    assert.equal(nameKey(key, ""), key);
    assert.equal(looseNameKey(looseNameKey(key)), looseNameKey(key));
  }));
});

Deno.test("the loose key ignores voiced marks only", () => {
  assert.equal(looseNameKey(nameKey("ヤマザキ", "")), looseNameKey(nameKey("ヤマサキ", "")));
  assert.equal(
    looseNameKey("ガギグゲゴザジズゼゾダデドバビブベボパピプペポヴ"),
    "カキクケコサシスセソタテトハヒフヘホハヒフヘホウ",
  );
  assert.notEqual(looseNameKey(nameKey("ヤマモト", "")), looseNameKey(nameKey("ヤマサキ", "")));
});

for (
  const text of [
    "サトウ",
    "ｻﾄｳ ﾀﾞｲｽｹ",
    "さとう　だいすけ",
    "オーノ",
    "マリア・テレザ",
    "アン－マリー",
    "SMITH JOHN Jr.",
    "Ｏ'Ｂｒｉｅｎ",
    "José",
  ]
) {
  Deno.test(`${text} can stand in a kana column`, () => assert.equal(isKana(text), true));
}

for (
  const text of ["", "　", "ー", "佐藤", "サトウ太郎", "サトウ1", "サトウ\n", "サトウ、", "🍣"]
) {
  Deno.test(`${JSON.stringify(text)} cannot stand in a kana column`, () => {
    assert.equal(isKana(text), false);
  });
}
