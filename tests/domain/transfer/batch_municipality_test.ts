import assert from "node:assert/strict";
import {
  lookupPrefecture,
  MUNICIPALITIES,
  municipalityDisplayName,
} from "../../../domain/municipality/municipality_master.ts";
import { readMunicipalityCell } from "../../../domain/transfer/batch_municipality.ts";

function codeOf(text: string): string | undefined {
  const read = readMunicipalityCell(text);
  return read.ok ? read.value : undefined;
}

Deno.test("every municipality is known by its code, with and without check digit, and its full name", () => {
  for (const place of MUNICIPALITIES) {
    const prefecture = lookupPrefecture(place.prefectureCode)!.name;
    const spellings = [
      place.code,
      place.code.slice(0, 5),
      municipalityDisplayName(place),
      prefecture + place.district + place.name,
    ];
    for (const spelling of spellings) assert.equal(codeOf(spelling), place.code, spelling);
  }
});

Deno.test("a name alone is enough where only one municipality has it", () => {
  assert.equal(codeOf("市川市"), "122033");
  assert.equal(codeOf("　千葉県 市川市 "), "122033");
  assert.equal(codeOf("北群馬郡榛東村"), "103446");
  assert.equal(codeOf("府中市"), undefined);
});

Deno.test("a ward of a designated city is its city, a special ward itself", () => {
  assert.equal(codeOf("横浜市鶴見区"), "141003");
  assert.equal(codeOf("神奈川県横浜市鶴見区"), "141003");
  assert.equal(codeOf("東京都港区"), "131032");
});

Deno.test("what names nobody is refused with a sentence that says what to write", () => {
  for (const text of ["千葉県", "市川", "999999", "1220", "1.22E+05", "市川市市川市"]) {
    const read = readMunicipalityCell(text);
    assert.ok(!read.ok, text);
    assert.match(read.message, /ください。$/, text);
  }
});
