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
  ["O'Brien", "José", "OBRIENJOSE"],
  ["O’BRIEN", "JOSE", "OBRIENJOSE"],
  ["カ゛", "ハ゜ｳﾞ", "ガパヴ"],
  ["みすゞ", "", "ミスズ"],
  ["ミスヾ", "いすゞ・ささヽ", "ミスズイスズサササ"],
  ["ヷヺ", "ㇱㇷﾟ", "ヴアヴオシプ"],
  ["ジャン＝ピエール", "サト〜", "ジヤンピエルサト"],
  ["", "", ""],
];

for (const [family, given, key] of keys) {
  Deno.test(`${family}|${given} is searched as ${JSON.stringify(key)}`, () => {
    assert.equal(nameKey(family, given), key);
  });
}

Deno.test("a key is its own key", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
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
