import assert from "node:assert/strict";
import fc from "fast-check";
import { blur } from "../../../static/reader/blur.ts";
import { noiseOf } from "../../../static/reader/noise.ts";
import { aPicture, aPrintedPicture } from "./a_picture.ts";

const grainy = (grain: number) => (x: number, y: number) =>
  120 + grain * Math.sin(12.9898 * x * x + 78.233 * y * y);

Deno.test("slopes of light and a line of print are no noise", () => {
  assert.equal(noiseOf(aPicture(60, 60, (x, y) => 20 + 2 * x + y)), 0);
  const line = { x: 20, y: 30, height: 12, pitch: 11 };
  assert.equal(noiseOf(aPrintedPicture({ width: 260, height: 60 }, line)), 0);
});

Deno.test("the grainier the picture, the more noise", () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 20 }), (grain) => {
    const [less, more] = [grain, 3 * grain].map((it) => noiseOf(aPicture(60, 60, grainy(it))));
    assert.ok(less! > 0 && more! > 2 * less!, `${less} ${more}`);
  }));
});

Deno.test("blurring takes noise away and leaves even light alone", () => {
  const noisy = aPicture(60, 60, grainy(20));
  assert.ok(noiseOf(blur(noisy)) < noiseOf(noisy) / 2);
  const even = aPicture(7, 5, () => 93);
  assert.deepEqual(blur(even), even);
});

Deno.test("blurring a point spreads it over its neighbours, binomially", () => {
  const point = aPicture(3, 3, (x, y) => x === 1 && y === 1 ? 160 : 0);
  assert.deepEqual([...blur(point).pixels], [10, 20, 10, 20, 40, 20, 10, 20, 10]);
});
