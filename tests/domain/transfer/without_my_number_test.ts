import assert from "node:assert/strict";
import * as fc from "fast-check";
import { mayHoldMyNumber } from "../../../domain/transfer/without_my_number.ts";

const HELD = [
  "123456789012",
  "マイナンバーは123456789012です",
  "1234 5678 9012",
  "1234-5678-9012",
  "１２３４　５６７８　９０１２",
  "１２３４－５６７８－９０１２",
  "1234‐5678―9012",
  "1 2 3 4 5 6 7 8 9 0 1 2",
  "1234\n5678\n9012",
  "1234 - 5678 - 9012",
  "1234・5678・9012",
  "1234\u200b5678\u200b9012",
  "①②③④⑤⑥⑦⑧⑨①②③",
  "1234567890123",
];
const FREE = [
  "",
  "電話番号は03-1234-5678です",
  "090-1234-5678",
  "券番号1234567890の人です",
  "090-1234-5678に2021年7月1日に電話しました",
  "1956年4月12日生まれ、2021年6月1日転出",
];

for (const text of HELD) {
  Deno.test(`may hold a My Number: ${JSON.stringify(text)}`, () => {
    assert.equal(mayHoldMyNumber(text), true);
  });
}

for (const text of FREE) {
  Deno.test(`holds no My Number: ${JSON.stringify(text)}`, () => {
    assert.equal(mayHoldMyNumber(text), false);
  });
}

const digits = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 });
const separator = fc.constantFrom("", "", " ", "　", "-", "－", "—", "ー", " - ", "\t", "・", ".");
const width = fc.boolean();
const words = fc.stringMatching(/^[ぁ-んァ-ヴ一-龥。、]*$/);

Deno.test("twelve digits are found in any width, with any separators, in any text", () => {
  const written = fc.tuple(digits, fc.array(separator, { minLength: 11, maxLength: 11 }), width);
  fc.assert(fc.property(written, words, words, ([number, between, isWide], before, after) => {
    const shown = number.map((digit) => isWide ? String.fromCharCode(0xff10 + digit) : `${digit}`);
    const text = shown.map((digit, at) => digit + (between[at] ?? "")).join("");
    assert.equal(mayHoldMyNumber(before + text + after), true);
  }));
});

Deno.test("a text whose digits are eleven at most is never refused", () => {
  const few = fc.array(fc.oneof(fc.nat(9).map(String), separator), { maxLength: 11 });
  fc.assert(fc.property(few, words, (parts, before) => {
    assert.equal(mayHoldMyNumber(before + parts.join("")), false);
  }));
});
