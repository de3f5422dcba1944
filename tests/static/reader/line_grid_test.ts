import assert from "node:assert/strict";
import fc from "fast-check";
import { cellX } from "../../../static/reader/cell_ruler.ts";
import type { ChainLine } from "../../../static/reader/chain_line.ts";
import { fitGrid } from "../../../static/reader/line_grid.ts";
import { ALL_CELLS, aPrintedPicture, type PrintedLine } from "./a_picture.ts";

const printed: PrintedLine = { x: 100, y: 60, height: 20, pitch: 18 };
const SIZE = { width: 520, height: 120 };

/** The chain of the cells `from`–`to`, as the components of a printed line would give it. */
function aChain(from: number, to: number, { x, y, height, pitch }: PrintedLine): ChainLine {
  return {
    ruler: { start: x + from * pitch, advance: pitch, fade: 0 },
    from: -0.5,
    to: to - from + 0.5,
    top: { start: y - height / 2, slope: 0 },
    bottom: { start: y + height / 2, slope: 0 },
    cells: to - from + 1,
    height,
    pitch,
    doubt: 0,
  };
}

/** Where the grid puts the first and the last digit. */
function endsOf(picture: Parameters<typeof fitGrid>[0], chain: ChainLine) {
  const grid = fitGrid(picture, chain);
  const middle = (grid.from + grid.to) / 2;
  const ends = [middle - 8.5, middle + 8.5].map((cell) => cellX(grid.ruler, cell));
  return { ends: ends.map(Math.round), grid };
}

Deno.test("the grid finds the digits that the chain lost at its ends", () => {
  const picture = aPrintedPicture(SIZE, printed);
  const cuts = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 13, max: 17 }));
  fc.assert(fc.property(cuts, ([from, to]) => {
    const { ends, grid } = endsOf(picture, aChain(from, to, printed));
    assert.deepEqual(ends, [100, 100 + 17 * 18]);
    assert.equal(grid.inked, 18);
    assert.ok(grid.isClear);
  }));
});

Deno.test("a sign that the chain took along beside a gap is dropped", () => {
  const withNeighbour = { ...printed, cells: [...ALL_CELLS, 19] };
  const { ends } = endsOf(aPrintedPicture(SIZE, withNeighbour), aChain(0, 19, printed));
  assert.deepEqual(ends, [100, 100 + 17 * 18]);
});

Deno.test("a line that runs out of the picture is not clear", () => {
  const cut = { ...printed, x: -20 };
  const { grid } = endsOf(aPrintedPicture(SIZE, cut), aChain(2, 17, cut));
  assert.ok(!grid.isClear);
});

Deno.test("blank cells add doubt", () => {
  const cells = ALL_CELLS.filter((cell) => cell < 6 || cell > 9);
  const whole = endsOf(aPrintedPicture(SIZE, printed), aChain(0, 17, printed)).grid;
  const holed = endsOf(aPrintedPicture(SIZE, { ...printed, cells }), aChain(0, 17, printed)).grid;
  assert.equal(holed.inked, 14);
  assert.ok(holed.doubt > whole.doubt);
});
