import assert from "node:assert/strict";
import fc from "fast-check";
import { parseOcrLine } from "../../../domain/ticket/ocr_line.ts";
import { isKnownMunicipality } from "../../../static/reader/known_municipality.ts";
import { lineHint } from "../../../static/reader/line_hint.ts";

const hint = (digits: string) => lineHint(digits, isKnownMunicipality);
const wrong = (digits: string) => hint(digits).groups.findIndex(({ isWrong }) => isWrong);
const someDigits = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 18 })
  .map((digits) => digits.join(""));

const lines: [digits: string, group: number, what: RegExp | undefined][] = [
  ["", -1, undefined],
  ["2", -1, undefined],
  ["3", 0, /券種/],
  ["20", 1, /回数/],
  ["2113101", -1, undefined],
  ["21131017", 2, /市町村コード.*検査数字/],
  ["21999997", 2, /市町村コード/],
  ["21131016", -1, undefined],
  ["211310160000000101", -1, undefined],
];

for (const [digits, group, what] of lines) {
  Deno.test(`of "${digits}" ${group < 0 ? "no group" : `group ${group + 1}`} is wrong`, () => {
    assert.equal(wrong(digits), group);
    if (what) assert.match(hint(digits).fault!, what);
    else assert.equal(hint(digits).fault, undefined);
  });
}

Deno.test("a complete line has a fault exactly when the server would refuse it", () => {
  const full = fc.tuple(fc.constantFrom("1", "2", "3"), fc.integer({ min: 0, max: 9 }), someDigits)
    .map(([kind, dose, rest]) => `${kind}${dose}131016${rest.padEnd(10, "0").slice(0, 10)}`);
  fc.assert(fc.property(full, (digits) => {
    assert.equal(hint(digits).fault === undefined, parseOcrLine(digits, isKnownMunicipality).ok);
  }));
});

Deno.test("the groups say together what was typed, and the rest how much is missing", () => {
  fc.assert(fc.property(someDigits, (digits) => {
    const { groups, rest } = hint(digits);
    assert.equal(groups.map((group) => group.digits).join(""), digits);
    assert.ok(digits.length === 18 || rest === `あと${18 - digits.length}桁`);
  }));
  assert.equal(hint("2".repeat(20)).rest, "2桁多く入力されています");
});
