import assert from "node:assert/strict";
import { asciiDigits } from "../../domain/digits.ts";

const foldings: [typed: string, folded: string][] = [
  ["１２３４５６７８９０", "1234567890"],
  ["\u3000 12 \u3000\r\n", "12"],
  ["ＡＢ－１２", "AB-12"],
  ["12 34", "12 34"],
  ["令和３年", "令和3年"],
  ["", ""],
];

for (const [typed, folded] of foldings) {
  Deno.test(`${JSON.stringify(typed)} is read as ${JSON.stringify(folded)}`, () => {
    assert.equal(asciiDigits(typed), folded);
  });
}
