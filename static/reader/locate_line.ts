import { isSameLine, scaledLine } from "./digit_line.ts";
import type { Gray } from "./gray.ts";
import { fitGrid, type GridLine } from "./line_grid.ts";
import { likelyChains } from "./likely_chains.ts";
import { double, half } from "./resample.ts";

/** A line with less doubt is offered at once, others when nothing better is left. */
const LIKELY = 0.6;
/** A line with more doubt is not worth a net's time: 1 % of the true ones have more (dev). */
const POSSIBLE = 1.2;
/** Longer side of small camera pictures (640 × 480) and of large photos and scans, in pixels. */
const SMALL_PICTURE = 800;
const LARGE_PICTURE = 2000;
/** Pixels. Less is found only at twice the size. */
const LOWEST_DIGIT = 8;

/**
 * The lines that may be a ticket's 18 digits, likely ones first. Each is searched for only when it
 * is asked for: most frames need one pass over a quarter of their pixels.
 */
export function* locateLines(picture: Gray): Generator<GridLine> {
  const offered: GridLine[] = [];
  const doubtful: GridLine[] = [];
  const isNew = (line: GridLine) => !offered.some((other) => isSameLine(other, line));
  for (const line of search(picture)) {
    if (line.doubt >= LIKELY) {
      doubtful.push(line);
    } else if (isNew(line)) {
      offered.push(line);
      yield line;
    }
  }
  for (const line of doubtful.sort(byDoubt)) {
    if (line.doubt >= POSSIBLE || !isNew(line)) continue;
    offered.push(line);
    yield line;
  }
}

/** Half the size is enough for digits from 18 pixels of height; it finds half of the hard ones. */
function* search(picture: Gray): Generator<GridLine> {
  const longer = Math.max(picture.width, picture.height);
  const small = half(picture);
  if (longer > LARGE_PICTURE) yield* linesIn(half(small), 4, LOWEST_DIGIT - 1);
  yield* linesIn(small, 2, LOWEST_DIGIT - 1);
  yield* linesIn(picture, 1, LOWEST_DIGIT);
  if (longer <= SMALL_PICTURE) yield* linesIn(double(picture), 0.5, LOWEST_DIGIT + 1);
}

/** The lines of the picture at one size, in pixels of the full size. */
function* linesIn(picture: Gray, scale: number, lowest: number): Generator<GridLine> {
  for (const chains of likelyChains(picture, lowest)) {
    const lines = chains.map((chain) => fitGrid(picture, chain)).sort(byDoubt);
    for (const line of lines) yield scaledLine(line, scale);
  }
}

function byDoubt(one: GridLine, other: GridLine): number {
  return one.doubt - other.doubt;
}
