import type { Gray } from "../../../static/reader/gray.ts";

const PAPER = 220;
const INK = 60;

/** A blank picture, or one whose brightness is told by place. */
export function aPicture(
  width: number,
  height: number,
  brightness: (x: number, y: number) => number = () => PAPER,
): Gray {
  const pixels = Uint8Array.from(
    { length: width * height },
    (_, i) => brightness(i % width, Math.floor(i / width)),
  );
  return { width, height, pixels };
}

export interface PrintedLine {
  /** Middle of the first cell. */
  x: number;
  y: number;
  height: number;
  pitch: number;
  /** Rise in pixels per pixel to the right, downwards. */
  slope?: number;
  /** Cells that are printed; all 18 unless told. */
  cells?: readonly number[];
}

export const ALL_CELLS: readonly number[] = Array.from({ length: 18 }, (_, cell) => cell);

/** A picture with a line of signs like an angular 0: frames 0.6 as wide as high. */
export function aPrintedPicture(size: { width: number; height: number }, line: PrintedLine): Gray {
  const { x, y, height, pitch, slope = 0, cells = ALL_CELLS } = line;
  const stroke = Math.max(2, height * 0.16);
  return aPicture(size.width, size.height, (column, row) => {
    for (const cell of cells) {
      const left = Math.abs(column - (x + cell * pitch)) - height * 0.3;
      const up = Math.abs(row - (y + cell * pitch * slope)) - height * 0.5;
      if (left <= 0 && up <= 0 && (left > -stroke || up > -stroke)) return INK;
    }
    return PAPER;
  });
}
