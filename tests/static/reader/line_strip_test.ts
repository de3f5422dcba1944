import assert from "node:assert/strict";
import fc from "fast-check";
import { cellX } from "../../../static/reader/cell_ruler.ts";
import {
  cornersOf,
  type DigitLine,
  isSameLine,
  scaledLine,
} from "../../../static/reader/digit_line.ts";
import { DIGIT_HEIGHT, STRIP_HEIGHT, stripOf } from "../../../static/reader/line_strip.ts";
import { aPicture } from "./a_picture.ts";

/** A line that slopes, grows to the right and fades, on a picture that shows cell and height. */
const leaning: DigitLine = {
  ruler: { start: 60, advance: 21, fade: 0.004 },
  from: -0.42,
  to: 17.42,
  top: { start: 80, slope: 0.05 },
  bottom: { start: 100, slope: 0.07 },
};

/** Bright in the upper half of the line, dark in the lower, with a seam at every cell's middle. */
const picture = aPicture(480, 200, (x, y) => {
  const middle = (80 + 0.05 * x + 100 + 0.07 * x) / 2;
  const isOnCell = Array.from({ length: 18 }, (_, cell) => cellX(leaning.ruler, cell))
    .some((at) => Math.abs(at - x) < 2);
  return isOnCell ? 0 : y < middle ? 200 : 100;
});

Deno.test("every cell is as wide as the next, whatever the perspective", () => {
  const strip = stripOf(picture, {
    ...leaning,
    top: { start: 80, slope: 0 },
    bottom: { start: 100, slope: 0 },
  }, {
    margin: 10,
  });
  const cell = (strip.width - 20) / (17.42 + 0.42);
  for (let i = 0; i < 18; i++) {
    const column = Math.round(10 + (i + 0.42) * cell);
    assert.ok(strip.pixels[4 * strip.width + column]! < 60, `cell ${i}`);
  }
});

Deno.test("the line's middle lies in the middle of the strip, from end to end", () => {
  const strip = stripOf(picture, leaning);
  assert.equal(strip.height, STRIP_HEIGHT);
  for (const part of [0.1, 0.3, 0.53, 0.77, 0.95]) {
    const column = [...strip.pixels.keys()].filter((i) =>
      i % strip.width === Math.round(part * strip.width)
    );
    const values = column.map((i) => strip.pixels[i]!);
    if (values.some((value) => value < 90)) continue;
    assert.ok(values.slice(0, STRIP_HEIGHT / 2 - 2).every((value) => value > 190));
    assert.ok(values.slice(STRIP_HEIGHT / 2 + 2).every((value) => value < 110));
  }
});

Deno.test("a line of any size gives digits of the nets' height", () => {
  fc.assert(fc.property(fc.integer({ min: 10, max: 70 }), (height) => {
    const line: DigitLine = {
      ruler: { start: 40, advance: 14, fade: 0 },
      from: 0,
      to: 17,
      top: { start: 60, slope: 0 },
      bottom: { start: 60 + height, slope: 0 },
    };
    const blackLine = aPicture(320, 200, (_, y) => y >= 60 && y < 60 + height ? 0 : 255);
    const strip = stripOf(blackLine, line);
    const column = Array.from(
      { length: STRIP_HEIGHT },
      (_, y) => strip.pixels[y * strip.width + 20]!,
    );
    const dark = column.reduce((sum, value) => sum + (255 - value) / 255, 0);
    assert.ok(Math.abs(dark - DIGIT_HEIGHT) < 0.6, `${dark}`);
  }));
});

Deno.test("a line at the picture's border is still a strip", () => {
  const outside = { ...leaning, top: { start: -30, slope: 0 }, bottom: { start: -10, slope: 0 } };
  assert.equal(stripOf(picture, outside).height, STRIP_HEIGHT);
});

Deno.test("a line found at half size is the same line at full size", () => {
  const half = scaledLine(leaning, 0.5);
  assert.ok(isSameLine(leaning, scaledLine(half, 2)));
  assert.deepEqual(
    cornersOf(half).map(({ x, y }) => [Math.round(2 * x), Math.round(2 * y)]),
    cornersOf(leaning).map(({ x, y }) => [Math.round(x), Math.round(y)]),
  );
});
