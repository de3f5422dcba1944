import assert from "node:assert/strict";
import fc from "fast-check";
import type { InquiryFinding } from "../../../domain/transfer/inquiry.ts";
import { inquiryFinding, isCover, type Matches } from "../../../domain/transfer/inquiry_finding.ts";

const NOBODY: Matches = {
  count: 0,
  hasProtected: false,
  hasProtectedNamesake: false,
  isCover: false,
};

const findings: [what: string, matches: Partial<Matches>, finding: InquiryFinding][] = [
  ["nobody", {}, "none"],
  ["one person", { count: 1 }, "one"],
  ["two people", { count: 2 }, "several"],
  ["a protected person", { count: 1, hasProtected: true }, "held"],
  ["one of several protected", { count: 3, hasProtected: true }, "held"],
  ["nobody, but a protected namesake", { hasProtectedNamesake: true }, "held"],
  ["nobody, as cover", { isCover: true }, "held"],
  ["one person whose name is a cover", { count: 1, isCover: true }, "one"],
  ["several whose name is a cover", { count: 2, isCover: true }, "several"],
  ["one person with a protected namesake", { count: 1, hasProtectedNamesake: true }, "one"],
];
for (const [what, matches, finding] of findings) {
  Deno.test(`${what} is answered "${finding}"`, () => {
    assert.equal(inquiryFinding({ ...NOBODY, ...matches }), finding);
  });
}

const someMatches = fc.record({
  count: fc.nat({ max: 50 }),
  hasProtected: fc.boolean(),
  hasProtectedNamesake: fc.boolean(),
  isCover: fc.boolean(),
});

Deno.test("whenever somebody under 支援措置 is as asked, nothing is said at once", () => {
  fc.assert(fc.property(someMatches, (matches) => {
    const finding = inquiryFinding({ ...matches, hasProtected: true });
    assert.equal(finding, "held");
  }));
});

Deno.test("whenever somebody under 支援措置 is nearly as asked, it is not said that nobody is", () => {
  fc.assert(fc.property(someMatches, (matches) => {
    const finding = inquiryFinding({ ...matches, hasProtectedNamesake: true });
    assert.notEqual(finding, "none");
  }));
});

Deno.test("whatever the cause, only questions that could match nobody are held as cover", () => {
  fc.assert(fc.property(someMatches, (matches) => {
    const [bare, covered] = [false, true].map((isCover) => inquiryFinding({ ...matches, isCover }));
    assert.ok(covered === bare || (bare === "none" && covered === "held"));
  }));
});

Deno.test("one in sixteen keyed hashes is a cover, the same at every asking", () => {
  const bytes = Array.from({ length: 256 }, (_, first) => new Uint8Array([first, 7]));
  assert.equal(bytes.filter(isCover).length, 16);
  assert.deepEqual(bytes.map(isCover), bytes.map(isCover));
});
