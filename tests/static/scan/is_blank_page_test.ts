import assert from "node:assert/strict";
import { isBlankPage } from "../../../static/scan/is_blank_page.ts";

const WIDTH = 707;
const HEIGHT = 1000;

Deno.test("paper with the noise of a scanner, or in shadow on one side, is blank", () => {
  assert.ok(isBlankPage(aPage((x, y) => 245 + (x * 7 + y * 13) % 9 - 4), WIDTH));
  assert.ok(isBlankPage(aPage((x) => 250 - x / 5), WIDTH));
});

Deno.test("paper with a line of 18 digits on it is not blank", () => {
  const digits = aPage((x, y) => {
    const isLine = y >= 300 && y < 308 && x >= 200 && x < 380;
    return isLine && x % 10 < 3 ? 40 : 250;
  });
  assert.ok(!isBlankPage(digits, WIDTH));
});

Deno.test("paper with a speck and the dark edge of the lid is still blank", () => {
  const page = aPage((x, y) => y < 3 || (x > 90 && x < 94 && y > 90 && y < 94) ? 10 : 250);
  assert.ok(isBlankPage(page, WIDTH));
});

function aPage(brightness: (x: number, y: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    rgba.fill(brightness(i % WIDTH, Math.floor(i / WIDTH)), i * 4, i * 4 + 3);
  }
  return rgba;
}
