import assert from "node:assert/strict";
import fc from "fast-check";
import { createWedge, type WedgeKey } from "../../../static/reader/wedge.ts";

const LINE = "211310160000000101";

/** What the keys mean when one comes every `gap` milliseconds. */
function typed(keys: Iterable<string>, gap: number): WedgeKey[] {
  const wedge = createWedge();
  return [...keys].map((key, index) => wedge.key(key, 1000 + index * gap));
}

const last = (meant: WedgeKey[]) => meant.at(-1);
const withEnter = (digits: string) => [...digits, "Enter"];
const digitsOf = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((digits) => digits.join(""));

Deno.test("eighteen digits and Enter, faster than a hand, are a scan", () => {
  fc.assert(fc.property(digitsOf(18), fc.integer({ min: 0, max: 49 }), (digits, gap) => {
    assert.deepEqual(last(typed(withEnter(digits), gap)), { kind: "scanned", digits });
  }));
});

Deno.test("what a hand types is never a scan", () => {
  fc.assert(fc.property(digitsOf(18), fc.integer({ min: 50, max: 2000 }), (digits, gap) => {
    assert.ok(typed(withEnter(digits), gap).every(({ kind }) => kind !== "scanned"));
  }));
});

Deno.test("another number of digits is no scan of a line", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }).filter((n) => n !== 18), (length) => {
    assert.notEqual(last(typed(withEnter("7".repeat(length)), 5))!.kind, "scanned");
  }));
});

Deno.test("ten digits are the ticket number's bar code, which does not name the municipality", () => {
  assert.deepEqual(last(typed(withEnter("0000000101"), 5)), {
    kind: "other_code",
    digits: "0000000101",
  });
});

Deno.test("one slow key in the middle makes it typing", () => {
  for (let slow = 1; slow <= 18; slow++) {
    const wedge = createWedge();
    let at = 0;
    const meant = withEnter(LINE).map((key, index) =>
      wedge.key(key, at += index === slow ? 60 : 5)
    );
    assert.notEqual(last(meant)!.kind, "scanned", `slow before key ${slow}`);
  }
});

Deno.test("a scan right after typing is a scan of its own", () => {
  const wedge = createWedge();
  wedge.key("1", 0);
  const meant = withEnter(LINE).map((key, index) => wedge.key(key, 300 + index * 5));
  assert.deepEqual(meant[0], { kind: "begun" });
  assert.deepEqual(last(meant), { kind: "scanned", digits: LINE });
});

Deno.test("a scan right after another one is a scan too", () => {
  const meant = typed([...withEnter(LINE), ...withEnter(LINE)], 5);
  assert.equal(meant.filter(({ kind }) => kind === "scanned").length, 2);
});

Deno.test("digits behind letters of the same burst belong to another code", () => {
  assert.notEqual(last(typed(["A", ...withEnter(LINE)], 5))!.kind, "scanned");
});

Deno.test("keys that write nothing do not matter", () => {
  const keys = ["Shift", ...LINE.slice(0, 9), "NumLock", ...LINE.slice(9), "Enter"];
  assert.equal(last(typed(keys, 5))!.kind, "scanned");
});

Deno.test("only the first digit of a burst begins it", () => {
  const begun = typed(withEnter(LINE), 5).filter(({ kind }) => kind === "begun");
  assert.equal(begun.length, 1);
});
