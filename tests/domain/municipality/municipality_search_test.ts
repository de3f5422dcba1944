import assert from "node:assert/strict";
import fc from "fast-check";
import {
  lookupPrefecture,
  MUNICIPALITIES,
  municipalityDisplayName,
} from "../../../domain/municipality/municipality_master.ts";
import {
  municipalitiesOf,
  searchMunicipalities,
} from "../../../domain/municipality/municipality_search.ts";

const namesFor = (text: string) => searchMunicipalities(text).map(municipalityDisplayName);

/** What people type, and all that it finds. */
const FOUND: readonly [text: string, ...names: string[]][] = [
  ["浦安", "千葉県浦安市"],
  ["うらやす", "千葉県浦安市"],
  ["ウラヤスシ", "千葉県浦安市"],
  ["ｳﾗﾔｽ", "千葉県浦安市"],
  [" 浦 安 市 ", "千葉県浦安市"],
  ["ちばけんうらやすし", "千葉県浦安市"],
  ["千葉 うらやす", "千葉県浦安市"],
  ["千葉県浦安市猫実1-1-1", "千葉県浦安市"],
  ["府中", "東京都府中市", "広島県府中市", "広島県府中町"],
  ["府中市", "東京都府中市", "広島県府中市"],
  ["東京府中", "東京都府中市"],
  ["安芸郡府中町", "広島県府中町"],
  ["群馬県北群馬郡榛東村", "群馬県榛東村"],
  ["きたぐんまぐんしんとうむら", "群馬県榛東村"],
  ["しんとうそん", "群馬県榛東村"],
  ["塩釜市", "宮城県塩竈市"],
  ["竜ヶ崎", "茨城県龍ケ崎市"],
  ["茅が崎", "神奈川県茅ヶ崎市"],
  ["横浜市中区", "神奈川県横浜市"],
  ["そんなところはない"],
  [""],
  ["　"],
];

for (const [text, ...names] of FOUND) {
  Deno.test(`「${text}」 finds ${names.join(", ") || "none"}`, () => {
    assert.deepEqual(namesFor(text), names);
  });
}

/** Where many are found, those in front. */
const FIRST: readonly [text: string, ...names: string[]][] = [
  ["津", "三重県津市", "北海道津別町"],
  ["大阪", "大阪府大阪市", "大阪府大阪狭山市", "大阪府東大阪市", "大阪府堺市"],
  ["つしま", "愛知県津島市", "長崎県対馬市", "宮城県東松島市"],
];

for (const [text, ...names] of FIRST) {
  Deno.test(`「${text}」 finds ${names[0]} first`, () => {
    assert.deepEqual(namesFor(text).slice(0, names.length), names);
  });
}

const municipalities = fc.constantFrom(...MUNICIPALITIES);

Deno.test("every municipality is found first by its full name, and near the top by its own", () => {
  for (const place of MUNICIPALITIES) {
    const { name, district, kana } = place;
    const prefecture = lookupPrefecture(place.prefectureCode)!.name;
    for (const full of [municipalityDisplayName(place), prefecture + district + name]) {
      assert.equal(searchMunicipalities(full)[0], place, full);
    }
    // As many have the same kana (ミサトマチ), with what only looks like it.
    for (const own of [name, kana]) {
      assert.ok(searchMunicipalities(own).slice(0, 8).includes(place), own);
    }
  }
});

Deno.test("every municipality is found by every beginning of its names of two signs or more", () => {
  fc.assert(fc.property(municipalities, fc.nat(), (place, at) => {
    const prefecture = lookupPrefecture(place.prefectureCode)!;
    const texts = [place.name, place.kana, prefecture.name + place.name, hiragana(place.kana)];
    for (const text of [...texts, prefecture.kana + place.kana]) {
      const beginning = text.slice(0, Math.min(text.length, 2 + at % text.length));
      assert.ok(searchMunicipalities(beginning).includes(place), `${beginning} of ${text}`);
    }
  }));
});

Deno.test("whatever is typed, no municipality is found twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 8 }), municipalities, (text, at) => {
      for (const typed of [text, at.kana.slice(0, 1) + text, at.name.slice(-2)]) {
        const found = searchMunicipalities(typed);
        assert.equal(new Set(found).size, found.length);
      }
    }),
  );
});

Deno.test("the prefectures share out all municipalities", () => {
  const codes = new Set(MUNICIPALITIES.map(({ prefectureCode }) => prefectureCode));
  assert.equal(codes.size, 47);
  assert.deepEqual([...codes].flatMap(municipalitiesOf), MUNICIPALITIES);
  assert.deepEqual(municipalitiesOf(""), []);
});

function hiragana(katakana: string): string {
  return katakana.replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
