import { blur } from "./blur.ts";
import { cellX } from "./cell_ruler.ts";
import type { ChainLine } from "./chain_line.ts";
import { type DigitLine, DIGITS } from "./digit_line.ts";
import { flattenContrast } from "./flatten_contrast.ts";
import type { Gray } from "./gray.ts";
import { DIGIT_HEIGHT, STRIP_HEIGHT, stripOf } from "./line_strip.ts";
import { heightAt } from "./straight_line.ts";

/** A line whose 18 cells are known; cell 0 is its first digit. */
export interface GridLine extends DigitLine {
  /** How many of the 18 cells hold ink like a digit. */
  inked: number;
  /** Both neighbours are inside the picture and blank: nothing was cut off, nothing taken along. */
  isClear: boolean;
  /** All 18 cells are inside the picture. */
  isInside: boolean;
  doubt: number;
}

/** Cells looked at beyond the chain's ends: half a line may have been lost. */
const BEYOND = 9;
/** Share of the rows of a cell that hold ink: from here a digit, up to here perhaps one. */
const DIGIT = 0.55;
const MAYBE = 0.35;
/** Darker than this after flattening is ink (paper is 235, ink 30). */
const DARK = 138;
/** The strip ends a little inside the outer cells: neighbours' marks stay out. */
const END = 0.42;
const PER_BLANK_CELL = 0.12;
const UNCLEAR = 0.2;
const OFF_CHAIN = 0.06;

/**
 * Lays the grid of 18 cells over a chain: the window of 18 with the most ink inside and paper on
 * both sides. Finds digits the chain lost at its ends and drops signs it took along.
 */
export function fitGrid(gray: Gray, chain: ChainLine): GridLine {
  const cells = inkOfCells(gray, chain);
  const first = windowStart(cells, chain.cells);
  const inked = cells.slice(first, first + DIGITS).filter(({ ink }) => ink > 0.45).length;
  const isBlank = (cell: Cell | undefined) => cell !== undefined && cell.isInside && cell.ink < 0.5;
  const isClear = isBlank(cells[first - 1]) && isBlank(cells[first + DIGITS]);
  const isInside = cells.slice(first, first + DIGITS).every((cell) => cell.isInside);
  return {
    ...chain,
    from: first - BEYOND - END,
    to: first - BEYOND + DIGITS - 1 + END,
    inked,
    isClear,
    isInside,
    doubt: chain.doubt + (DIGITS - inked) * PER_BLANK_CELL + (isClear ? 0 : UNCLEAR),
  };
}

interface Cell {
  /** Share of the digit's rows that hold ink. */
  ink: number;
  isInside: boolean;
}

/** Cell `i` of the answer is the chain's cell `i - BEYOND`. */
function inkOfCells(gray: Gray, chain: ChainLine): Cell[] {
  const count = chain.cells + 2 * BEYOND;
  const wide = { ...chain, from: -BEYOND - 0.5, to: count - BEYOND - 0.5 };
  const strip = flattenContrast(blur(stripOf(gray, wide, { margin: 0 })));
  const cellWidth = strip.width / count;
  return Array.from({ length: count }, (_, i) => {
    const isInside = isCellInside(gray, chain, i - BEYOND);
    if (!isInside) return { ink: 0, isInside };
    const from = Math.round((i + 0.12) * cellWidth);
    const to = Math.round((i + 0.88) * cellWidth);
    return { ink: inkedRows(strip, from, to) / DIGIT_HEIGHT, isInside };
  });
}

function isCellInside(gray: Gray, { ruler, top, bottom }: ChainLine, cell: number): boolean {
  const x = cellX(ruler, cell);
  const y = (heightAt(top, x) + heightAt(bottom, x)) / 2;
  const [left, right] = [cellX(ruler, cell - 0.45), cellX(ruler, cell + 0.45)];
  return left >= 0 && right < gray.width && y >= 0 && y < gray.height;
}

function inkedRows({ width, pixels }: Gray, from: number, to: number): number {
  const margin = (STRIP_HEIGHT - DIGIT_HEIGHT) / 2;
  let rows = 0;
  for (let y = margin; y < STRIP_HEIGHT - margin; y++) {
    for (let x = from; x < to; x++) {
      if (pixels[y * width + x]! >= DARK) continue;
      rows++;
      break;
    }
  }
  return rows;
}

/** The first cell of the best window. */
function windowStart(cells: readonly Cell[], chainCells: number): number {
  const first = BEYOND;
  const last = BEYOND + chainCells - 1;
  const lowest = Math.max(0, last - (DIGITS - 1) - 4);
  const highest = Math.min(
    cells.length - DIGITS,
    first + 4 + Math.max(0, last - first - (DIGITS - 1)),
  );
  let best = first;
  let highestWorth = -Infinity;
  for (let start = lowest; start <= highest; start++) {
    // Equal windows: the one that lies over the chain.
    const outside = Math.max(0, first - start) + Math.max(0, start + DIGITS - 1 - last);
    const worth = worthOf(cells, start) - OFF_CHAIN * outside;
    if (worth > highestWorth) [best, highestWorth] = [start, worth];
  }
  return best;
}

function worthOf(cells: readonly Cell[], start: number): number {
  let worth = 0;
  for (let i = start; i < start + DIGITS; i++) {
    const { ink } = cells[i]!;
    worth += ink > DIGIT ? 1 : ink > MAYBE ? 0.3 : -0.7;
  }
  for (const cell of [cells[start - 1], cells[start + DIGITS]]) {
    const ink = cell?.ink ?? 0;
    worth -= (ink > DIGIT ? 0.9 : 0) + 0.3 * ink;
  }
  return worth;
}
