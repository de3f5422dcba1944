import assert from "node:assert/strict";
import fc from "fast-check";
import { median } from "../../../static/reader/median.ts";
import { heightAt, straightLine } from "../../../static/reader/straight_line.ts";

const xs = Array.from({ length: 12 }, (_, i) => 10 * i);

Deno.test("the median is the value in the middle, in any order", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 3);
});

Deno.test("points on a line give the line", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.nat(300), (slope, y) => {
      const line = straightLine(xs, xs.map((x) => y + slope * x));
      assert.ok(Math.abs(line.slope - slope) < 1e-9);
      assert.ok(Math.abs(heightAt(line, 55) - (y + slope * 55)) < 1e-6);
    }),
  );
});

Deno.test("two of twelve points far off do not tilt the line", () => {
  fc.assert(fc.property(fc.nat(11), fc.nat(11), fc.integer({ min: -90, max: 90 }), (i, j, off) => {
    const ys = xs.map((x, place) => 50 + 0.1 * x + (place === i || place === j ? off : 0));
    assert.ok(Math.abs(straightLine(xs, ys).slope - 0.1) < 0.02);
  }));
});
