import assert from "node:assert/strict";
import fc from "fast-check";
import { inkMask } from "../../../static/reader/threshold.ts";
import { aPicture, aPrintedPicture } from "./a_picture.ts";

const options = { window: 31, sensitivity: 0.35, floor: 5 };
const line = { x: 30, y: 30, height: 20, pitch: 18, cells: [0, 1, 2, 3, 4] };
const printed = aPrintedPicture({ width: 140, height: 60 }, line);
const inkOf = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);

Deno.test("print is ink, paper is not", () => {
  const mask = inkMask(printed, options);
  const dark = printed.pixels.map((value) => value < 128 ? 1 : 0);
  assert.deepEqual(mask, dark);
});

Deno.test("the ink stays the same when the light changes", () => {
  const before = inkMask(printed, options);
  fc.assert(fc.property(fc.integer({ min: -50, max: 30 }), (shift) => {
    const pixels = printed.pixels.map((value) => value + shift);
    assert.deepEqual(inkMask({ ...printed, pixels }, options), before);
  }));
});

Deno.test("a slope of light is no ink", () => {
  const sloping = aPicture(120, 80, (x, y) => 40 + x + y);
  assert.equal(inkOf(inkMask(sloping, { ...options, floor: 32 })), 0);
});

Deno.test("what is not darker by the floor is no ink", () => {
  fc.assert(fc.property(fc.array(fc.nat(20), { minLength: 400, maxLength: 400 }), (noise) => {
    const noisy = { width: 20, height: 20, pixels: Uint8Array.from(noise, (value) => 100 + value) };
    assert.equal(inkOf(inkMask(noisy, { ...options, floor: 20 })), 0);
  }));
});

Deno.test("the moving sums are the sums of the neighbourhood", () => {
  const pixels = fc.uint8Array({ minLength: 15 * 11, maxLength: 15 * 11 });
  fc.assert(fc.property(pixels, fc.constantFrom(3, 5, 9, 31), (pixels, window) => {
    const gray = { width: 15, height: 11, pixels };
    const mask = inkMask(gray, { window, sensitivity: 0.5, floor: 2 });
    for (let i = 0; i < pixels.length; i++) {
      assert.equal(mask[i], plainly(gray, i, window), `pixel ${i}`);
    }
  }));
});

function plainly(
  gray: { width: number; height: number; pixels: Uint8Array },
  i: number,
  window: number,
) {
  const [x, y, reach] = [i % gray.width, Math.floor(i / gray.width), window >> 1];
  const near = [...gray.pixels].filter((_, j) =>
    Math.abs(j % gray.width - x) <= reach && Math.abs(Math.floor(j / gray.width) - y) <= reach
  );
  const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
  const square = near.reduce((sum, value) => sum + value * value, 0) / near.length;
  const darker = mean - gray.pixels[i]!;
  return darker > 2 && darker * darker > 0.25 * (square - mean * mean) ? 1 : 0;
}
