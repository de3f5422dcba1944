/**
 * Where the evenly printed cells of a line lie in a picture: cell `k`'s middle is at
 * (start + advance · k) / (1 + fade · k). On paper the digits are a constant width apart; on paper
 * that leans away from the camera the far ones are closer together, which `fade` says.
 */
export interface CellRuler {
  start: number;
  advance: number;
  fade: number;
}

/**
 * How strongly `fade` is held at zero, in squared cells: with 18 places known they decide, with
 * eight it is about even. A lean of 22° fades by 0.005 (REPORT.md 1), places err by 0.08 cells.
 */
const EVENNESS = 700;

/** The ruler on which component `i` with its middle at `xs[i]` is in cell `cells[i]`. */
export function fitRuler(cells: readonly number[], xs: readonly number[]): CellRuler {
  const even = evenRuler(cells, xs);
  // Around the middle cell and in units of the pitch, so that EVENNESS means the same everywhere.
  const middle = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  const origin = even.start + even.advance * middle;
  const ks = cells.map((cell) => cell - middle);
  const us = xs.map((x) => (x - origin) / even.advance);
  const fade = fadeOf(ks, us);
  const centred = evenRuler(ks, us.map((u, i) => u * (1 + fade * ks[i]!)));
  // Back to cells and pixels: k = cell - middle, x = origin + pitch · u.
  const weight = 1 - fade * middle;
  const offset = even.advance * (centred.start - centred.advance * middle);
  return {
    start: origin + offset / weight,
    advance: (origin * fade + even.advance * centred.advance) / weight,
    fade: fade / weight,
  };
}

/** What remains of u = k after the even fit that k · u explains, held towards zero. */
function fadeOf(ks: readonly number[], us: readonly number[]): number {
  const products = ks.map((k, i) => k * us[i]!);
  const unevenProducts = residuals(ks, products);
  const unevenPlaces = residuals(ks, us);
  let joint = 0;
  let square = EVENNESS;
  for (let i = 0; i < ks.length; i++) {
    joint += unevenProducts[i]! * unevenPlaces[i]!;
    square += unevenProducts[i]! ** 2;
  }
  return -joint / square;
}

function residuals(ks: readonly number[], values: readonly number[]): number[] {
  const { start, advance } = evenRuler(ks, values);
  return ks.map((k, i) => values[i]! - start - advance * k);
}

/** Least squares without fading. */
function evenRuler(ks: readonly number[], xs: readonly number[]): CellRuler {
  const count = ks.length;
  const meanK = ks.reduce((sum, k) => sum + k, 0) / count;
  const meanX = xs.reduce((sum, x) => sum + x, 0) / count;
  let joint = 0;
  let square = 0;
  for (let i = 0; i < count; i++) {
    joint += (ks[i]! - meanK) * (xs[i]! - meanX);
    square += (ks[i]! - meanK) ** 2;
  }
  const advance = square > 0 ? joint / square : 0;
  return { start: meanX - advance * meanK, advance, fade: 0 };
}

/** The x of a place in cells. */
export function cellX({ start, advance, fade }: CellRuler, cell: number): number {
  return (start + advance * cell) / (1 + fade * cell);
}

export function scaledRuler({ start, advance, fade }: CellRuler, factor: number): CellRuler {
  return { start: start * factor, advance: advance * factor, fade };
}
