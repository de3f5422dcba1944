import assert from "node:assert/strict";
import fc from "fast-check";
import { flattenContrast } from "../../../static/reader/flatten_contrast.ts";
import { aPicture, aPrintedPicture } from "./a_picture.ts";

const line = { x: 20, y: 18, height: 24, pitch: 22 };
const strip = aPrintedPicture({ width: 420, height: 36 }, line);

Deno.test("paper becomes bright and ink dark on both sides of a shadow's edge", () => {
  fc.assert(fc.property(fc.integer({ min: 35, max: 90 }), (percent) => {
    const shaded = {
      ...strip,
      pixels: strip.pixels.map((value, i) => i % 420 < 200 ? value * percent / 100 : value),
    };
    const flat = flattenContrast(shaded);
    for (const cell of [1, 3, 14, 16]) {
      const middle = 20 + cell * 22;
      assert.ok(flat.pixels[18 * 420 + middle]! > 200, "paper inside the sign");
      assert.ok(flat.pixels[7 * 420 + middle]! < 70, "ink of its upper edge");
    }
  }));
});

Deno.test("the grain of blank paper does not become ink", () => {
  const grainy = {
    ...strip,
    pixels: strip.pixels.map((value, i) => i % 420 > 250 ? 215 + (i * 7) % 10 : value),
  };
  const flat = flattenContrast(grainy);
  const blank = flat.pixels.filter((_, i) => i % 420 > 300);
  assert.ok(blank.every((value) => value > 150));
});

Deno.test("a strip of one brightness stays blank", () => {
  const { pixels } = flattenContrast(aPicture(100, 36, () => 77));
  assert.ok(pixels.every((value) => value > 200));
});
