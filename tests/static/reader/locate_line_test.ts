import assert from "node:assert/strict";
import fc from "fast-check";
import { cornersOf, heightOf } from "../../../static/reader/digit_line.ts";
import { locateLines } from "../../../static/reader/locate_line.ts";
import { secondStripOf } from "../../../static/reader/second_strip.ts";
import { ALL_CELLS, aPicture, aPrintedPicture, type PrintedLine } from "./a_picture.ts";

const SIZE = { width: 640, height: 240 };

function firstLine(picture: Parameters<typeof locateLines>[0]) {
  for (const line of locateLines(picture)) return line;
  return undefined;
}

function assertOnLine(printed: PrintedLine, picture = aPrintedPicture(SIZE, printed)) {
  const line = firstLine(picture);
  assert.ok(line, "no line found");
  const { x, y, height, pitch, slope = 0 } = printed;
  const [upperLeft, upperRight, , lowerLeft] = cornersOf(line);
  const near = (found: number, expected: number) =>
    assert.ok(Math.abs(found - expected) < 0.3 * height, `${found} instead of ${expected}`);
  near(upperLeft.x, x - 0.42 * pitch);
  near(upperRight.x, x + 17.42 * pitch);
  near((upperLeft.y + lowerLeft.y) / 2, y);
  near(
    (upperRight.y - upperLeft.y) / (upperRight.x - upperLeft.x) * 17 * pitch,
    slope * 17 * pitch,
  );
  near(heightOf(line), height);
  return line;
}

Deno.test("a printed line is found in any size and slope", () => {
  const aLine = fc.record({
    height: fc.integer({ min: 12, max: 28 }),
    slope: fc.double({ min: -0.12, max: 0.12, noNaN: true }),
  });
  fc.assert(
    fc.property(aLine, ({ height, slope }) => {
      const line = assertOnLine({ x: 60, y: 120, height, slope, pitch: 0.92 * height });
      assert.ok(line.isClear && line.isInside);
    }),
    { numRuns: 30 },
  );
});

Deno.test("a line torn by glare is found whole", () => {
  const cells = ALL_CELLS.filter((cell) => cell < 7 || cell > 9);
  assertOnLine({ x: 60, y: 120, height: 22, pitch: 20, cells });
});

Deno.test("a line under a shadow's edge is found", () => {
  const printed = { x: 60, y: 120, height: 22, pitch: 20 };
  const bright = aPrintedPicture(SIZE, printed);
  const pixels = bright.pixels.map((value, i) => i % 640 > 250 ? value : value * 0.45);
  assertOnLine(printed, { ...bright, pixels });
});

Deno.test("a line that runs out of the picture is told from one inside", () => {
  const line = firstLine(aPrintedPicture(SIZE, { x: -15, y: 120, height: 22, pitch: 20 }));
  assert.ok(!line || !line.isInside || !line.isClear);
});

Deno.test("a blank, an even and a striped picture have no line", () => {
  for (
    const picture of [
      aPicture(640, 240),
      aPicture(640, 240, (x) => 80 + x / 8),
      aPicture(640, 240, (x) => x % 20 < 10 ? 60 : 200),
    ]
  ) {
    assert.equal(firstLine(picture), undefined);
  }
});

Deno.test("the second strip shows the same line in another size", () => {
  const picture = aPrintedPicture(SIZE, { x: 60, y: 120, height: 22, pitch: 20 });
  const strip = secondStripOf(picture, firstLine(picture)!);
  assert.equal(strip.height, 36);
  assert.ok(strip.width < 18 * 22 + 40);
  assert.ok(Math.min(...strip.pixels) < 40 && Math.max(...strip.pixels) > 220);
});
