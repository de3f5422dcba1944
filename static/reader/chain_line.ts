import { fitRuler } from "./cell_ruler.ts";
import type { Chain } from "./chains.ts";
import { type DigitLine, DIGITS } from "./digit_line.ts";
import { median } from "./median.ts";
import { straightLine } from "./straight_line.ts";

/** A chain measured: its line, counted in cells from its first sign. */
export interface ChainLine extends DigitLine {
  /** Cells from the first sign to the last, both included. */
  cells: number;
  height: number;
  pitch: number;
  /** How unlike a ticket's line it is: 0 is perfect, a clean line has less than 0.35. */
  doubt: number;
}

/** Pitch over height in OCR-B: 0.723 em from digit to digit, 0.787 em high. */
const PITCH_PER_HEIGHT = 0.92;
/** Signs this far from the usual height merged with a neighbour or broke: no word on the edges. */
const HEIGHT_TOLERANCE = 0.22;
const FEWEST_TRUSTED = 5;
/** Digits are 0.55–0.73 heights wide, the signs of a Japanese text nearly square (dev). */
const WIDEST_DIGIT = 0.72;

// What each strangeness costs; tuned on dev.
const PER_MISSING_CELL = 0.12;
const UNEVEN_STEPS = 2.5;
const UNEVEN_HEIGHTS = 2;
const STRANGE_SHAPE = 1.5;
const SQUARE_SIGNS = 4;

/** Undefined when too few signs agree on the line's edges. */
export function lineOf(chain: Chain): ChainLine | undefined {
  const height = median(chain.map((glyph) => glyph.height));
  const trusted = chain.filter((glyph) =>
    Math.abs(glyph.height - height) <= HEIGHT_TOLERANCE * height + 1
  );
  if (trusted.length < FEWEST_TRUSTED) return undefined;
  const steps = chain.slice(1).map((glyph, i) => glyph.x - chain[i]!.x);
  const pitch = median(steps);
  const cells = cellsOf(steps, pitch);
  const last = cells.at(-1)!;
  const xs = trusted.map((glyph) => glyph.x);
  return {
    ruler: fitRuler(cells, chain.map((glyph) => glyph.x)),
    from: -0.5,
    to: last + 0.5,
    top: straightLine(xs, trusted.map((glyph) => glyph.top)),
    bottom: straightLine(xs, trusted.map((glyph) => glyph.bottom)),
    cells: last + 1,
    height,
    pitch,
    doubt: Math.abs(last + 1 - DIGITS) * PER_MISSING_CELL + doubtOf(chain, steps),
  };
}

/** How unlike printed digits the chain's signs are. */
function doubtOf(chain: Chain, steps: readonly number[]): number {
  const height = median(chain.map((glyph) => glyph.height));
  const pitch = median(steps);
  const unevenSteps = meanOf(steps.map((step) => {
    return Math.abs(step / Math.max(1, Math.round(step / pitch)) - pitch) / pitch;
  }));
  const unevenHeights = meanOf(chain.map((glyph) => Math.abs(glyph.height - height) / height));
  const shape = Math.abs(Math.log(pitch / height / PITCH_PER_HEIGHT));
  const width = median(chain.map((glyph) => glyph.width / glyph.height));
  return unevenSteps * UNEVEN_STEPS + unevenHeights * UNEVEN_HEIGHTS + shape * STRANGE_SHAPE +
    Math.max(0, width - WIDEST_DIGIT) * SQUARE_SIGNS;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The cell of each sign, the first in cell 0: a step over a lost digit counts for two. */
function cellsOf(steps: readonly number[], pitch: number): number[] {
  const cells = [0];
  for (const step of steps) cells.push(cells.at(-1)! + Math.max(1, Math.round(step / pitch)));
  return cells;
}
