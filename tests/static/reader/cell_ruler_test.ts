import assert from "node:assert/strict";
import fc from "fast-check";
import { cellX, fitRuler, scaledRuler } from "../../../static/reader/cell_ruler.ts";

const aPitch = fc.double({ min: 8, max: 40, noNaN: true });
const aStart = fc.double({ min: 0, max: 500, noNaN: true });
/** 22 degrees of lean, REPORT.md 1. */
const aFade = fc.double({ min: -0.005, max: 0.005, noNaN: true });
const all = Array.from({ length: 18 }, (_, cell) => cell);

Deno.test("even cells are found again, also beyond the known ones", () => {
  fc.assert(fc.property(aStart, aPitch, fc.nat(9), (start, pitch, first) => {
    const known = all.slice(first, first + 8);
    const ruler = fitRuler(known, known.map((cell) => start + pitch * cell));
    for (const cell of all) {
      assert.ok(Math.abs(cellX(ruler, cell) - start - pitch * cell) < 1e-6 * pitch + 1e-6);
    }
  }));
});

Deno.test("cells of a leaning paper are found to a tenth of a pitch", () => {
  fc.assert(fc.property(aStart, aPitch, aFade, (start, pitch, fade) => {
    const places = all.map((cell) => start + pitch * (cell - 9) / (1 + fade * (cell - 9)));
    const ruler = fitRuler(all, places);
    for (const cell of all) {
      assert.ok(Math.abs(cellX(ruler, cell) - places[cell]!) < 0.1 * pitch);
    }
  }));
});

Deno.test("in a picture twice the size every cell is twice as far", () => {
  const ruler = { start: 100, advance: 12, fade: 0.002 };
  assert.equal(cellX(scaledRuler(ruler, 2), 7), 2 * cellX(ruler, 7));
});
