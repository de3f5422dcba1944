import assert from "node:assert/strict";
import fc from "fast-check";
import { brightnessAt, crop, double, half } from "../../../static/reader/resample.ts";
import { aPicture } from "./a_picture.ts";

Deno.test("half the size takes the mean of four pixels", () => {
  const gray = { width: 4, height: 2, pixels: Uint8Array.of(10, 20, 0, 0, 30, 40, 0, 8) };
  assert.deepEqual(half(gray), { width: 2, height: 1, pixels: Uint8Array.of(25, 2) });
});

Deno.test("an odd last row or column is left out of the half", () => {
  const { width, height } = half(aPicture(5, 3));
  assert.deepEqual([width, height], [2, 1]);
});

Deno.test("an even slope of light survives doubling and halving", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), (a, b) => {
    const gray = aPicture(16, 16, (x, y) => 20 + a * x + b * y);
    const back = half(double(gray));
    for (const [x, y] of [[4, 4], [8, 11], [11, 5]] as const) {
      assert.ok(Math.abs(back.pixels[y * 16 + x]! - gray.pixels[y * 16 + x]!) <= 1);
    }
  }));
});

Deno.test("a crop is the part of the picture in the box", () => {
  const gray = aPicture(6, 5, (x, y) => 10 * y + x);
  const part = crop(gray, { x: 2, y: 1, width: 3, height: 2 });
  assert.deepEqual([...part.pixels], [12, 13, 14, 22, 23, 24]);
});

Deno.test("between pixels the brightness is between theirs", () => {
  const gray = { width: 2, height: 2, pixels: Uint8Array.of(0, 100, 100, 200) };
  assert.equal(brightnessAt(gray, 0, 0), 0);
  assert.equal(brightnessAt(gray, 0.5, 0.5), 100);
  assert.equal(brightnessAt(gray, 0.25, 0), 25);
});
