import assert from "node:assert/strict";
import fc from "fast-check";
import { holdsFormula, isFormula, withoutFormula } from "../../domain/formula_sign.ts";

const formulas = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1",
  "＋1",
  "－1",
  "＠A",
];

for (const text of formulas) {
  Deno.test(`${JSON.stringify(text)} would be run, and is plain text behind an apostrophe`, () => {
    assert.ok(isFormula(text));
    assert.equal(withoutFormula(text), `'${text}`);
  });
}

Deno.test("ordinary values stay as they are", () => {
  for (const text of ["", "山田", "1-2", "a=b", "ー", "'=1", "０９０"]) {
    assert.equal(withoutFormula(text), text);
  }
});

Deno.test("what went through once is no formula and is not changed again", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const plain = withoutFormula(text);
    assert.ok(!isFormula(plain));
    assert.equal(withoutFormula(plain), plain);
  }));
});

Deno.test("a formula that was made plain is still known for one; an apostrophe alone is not", () => {
  for (const text of formulas) assert.ok(holdsFormula(withoutFormula(text)));
  for (const text of ["'", "D'Arcy", "'s-Gravenhage", "", "山田"]) assert.ok(!holdsFormula(text));
});
