import assert from "node:assert/strict";
import fc from "fast-check";
import type { Quad } from "../../../static/reader/line_reading.ts";
import { aroundLine } from "../../../static/scan/around_line.ts";
import { fittingSize } from "../../../static/scan/fitting_size.ts";
import { uprightTurns } from "../../../static/scan/upright_turns.ts";

const PAGE = { width: 1654, height: 2339 };

Deno.test("a picture is made smaller to fit, and never larger", () => {
  assert.deepEqual(fittingSize({ width: 4960, height: 7016 }, 3508), { width: 2480, height: 3508 });
  assert.deepEqual(fittingSize(PAGE, 3508), PAGE);
  assert.deepEqual(fittingSize({ width: 9000, height: 1 }, 100), { width: 100, height: 1 });
});

const LINES: [turned: string, first: [number, number], last: [number, number], turns: number][] = [
  ["upright", [500, 600], [900, 610], 0],
  ["on its head", [900, 600], [500, 590], 2],
  ["turned a quarter clockwise", [600, 500], [595, 900], 3],
  ["turned a quarter back", [600, 900], [605, 500], 1],
];

for (const [turned, first, last, turns] of LINES) {
  Deno.test(`a page ${turned} is brought upright by ${turns} quarter turns clockwise`, () => {
    assert.equal(uprightTurns(aQuad(first, last)), turns);
  });
}

Deno.test("a page whose line was not found stays as it was scanned", () => {
  assert.equal(uprightTurns(undefined), 0);
});

Deno.test("what is shown around a line lies on the page and holds all of the line that does", () => {
  const point = fc.tuple(fc.integer({ min: -50, max: 1700 }), fc.integer({ min: -50, max: 2400 }));
  fc.assert(fc.property(point, point, (first, last) => {
    const { x, y, width, height } = aroundLine(aQuad(first, last), PAGE);
    assert.ok(x >= 0 && y >= 0 && width >= 1 && height >= 1);
    assert.ok(x + width <= PAGE.width && y + height <= PAGE.height);
    for (const [left, top] of [first, last]) {
      if (left < 0 || top < 0 || left > PAGE.width || top > PAGE.height) continue;
      assert.ok(left >= x && left <= x + width && top >= y && top <= y + height);
    }
  }));
});

function aQuad([x0, y0]: readonly number[], [x1, y1]: readonly number[]): Quad {
  const [first, last] = [{ x: x0!, y: y0! }, { x: x1!, y: y1! }];
  return [first, last, last, first];
}
