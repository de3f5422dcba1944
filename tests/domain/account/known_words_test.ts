import assert from "node:assert/strict";
import { knownWords } from "../../../domain/account/known_words.ts";
import { romajiOf } from "../../../domain/account/romaji.ts";
import { MUNICIPALITIES } from "../../../domain/municipality/municipality_master.ts";

Deno.test("known of an account are its login ID in parts, and its municipality in every script", () => {
  const known = knownWords({ loginId: "tanaka.h@city.urayasu.lg.jp", municipalityCode: "122271" });
  for (
    const word of [
      "tanaka",
      "urayasu",
      "浦安",
      "浦安市",
      "浦安市役所",
      "ウラヤス",
      "うらやす",
      "urayasushi",
      "122271",
    ]
  ) {
    assert.ok(known.includes(word), word);
  }
});

Deno.test("a town and a village have a 役場, a city and a ward a 役所", () => {
  const halls = ["123293", "122271", "131016", "133817"].map((municipalityCode) =>
    knownWords({ loginId: "x", municipalityCode }).find((word) => /役[所場]$/.test(word))
  );
  assert.deepEqual(halls, ["栄町役場", "浦安市役所", "千代田区役所", "三宅村役場"]);
});

Deno.test("of an account without a municipality only the login ID is known", () => {
  assert.deepEqual(knownWords({ loginId: "tokyo-13" }), ["tokyo-13", "tokyo", "13"]);
});

const romaji: [kana: string, typed: string][] = [
  ["ウラヤス", "urayasu"],
  ["チョウシ", "choushi"],
  ["サッポロ", "sapporo"],
  ["シンジュク", "shinjuku"],
  ["キョウト", "kyouto"],
  ["ベップ", "beppu"],
  ["ギョウダ", "gyouda"],
];

for (const [kana, typed] of romaji) {
  Deno.test(`${kana} is typed ${typed}`, () => assert.equal(romajiOf(kana), typed));
}

Deno.test("every municipality's name can be typed", () => {
  for (const { kana } of MUNICIPALITIES) assert.match(romajiOf(kana), /^[a-z]+$/, kana);
});
