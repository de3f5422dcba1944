import { cellX } from "./cell_ruler.ts";
import { cornersOf, type DigitLine, heightOf } from "./digit_line.ts";
import type { Gray } from "./gray.ts";
import { brightnessAt, clamp, half } from "./resample.ts";
import { heightAt } from "./straight_line.ts";

/** The nets' input height: the core then does not scale the strip once more (REPORT.md 2d). */
export const STRIP_HEIGHT = 36;
/** Height of the digits in it: the rest is paper, half above and half below. */
export const DIGIT_HEIGHT = 24;

export interface StripOptions {
  digitHeight?: number;
  /** Paper left and right of the line, in pixels of the strip. */
  margin?: number;
  /** Moves the strip down, in heights of a digit. */
  shift?: number;
}

/** Higher digits are halved first: sampling would skip pixels and keep their noise. */
const HALVED_FROM = 34;
const MARGIN = 14;

/**
 * The line laid straight: every cell as wide as the next, every digit as high, whatever the
 * picture's rotation and perspective did to them.
 */
export function stripOf(gray: Gray, line: DigitLine, options: StripOptions = {}): Gray {
  const { digitHeight = DIGIT_HEIGHT, margin = MARGIN, shift = 0 } = options;
  const [upperLeft, upperRight, lowerRight, lowerLeft] = cornersOf(line);
  const height = heightOf(line);
  const rise = (upperRight.y + lowerRight.y - upperLeft.y - lowerLeft.y) / 2;
  const run = upperRight.x - upperLeft.x;
  const inner = Math.hypot(run, rise) * digitHeight / height;
  const width = Math.max(STRIP_HEIGHT, Math.round(inner + 2 * margin));
  const isHalved = height > HALVED_FROM;
  const source = isHalved ? half(gray) : gray;
  const scale = isHalved ? 0.5 : 1;
  // Digits stand upright on a line that slopes: down in the strip is aslant in the picture.
  const lean = -rise / Math.hypot(run, rise);
  const pixels = new Uint8Array(width * STRIP_HEIGHT);
  for (let column = 0; column < width; column++) {
    const part = (column - margin) / (width - 2 * margin);
    const x = cellX(line.ruler, line.from + (line.to - line.from) * part);
    const top = heightAt(line.top, x);
    const step = (heightAt(line.bottom, x) - top) / digitHeight;
    const middle = top + step * digitHeight * (0.5 + shift);
    for (let row = 0; row < STRIP_HEIGHT; row++) {
      const down = (row + 0.5 - STRIP_HEIGHT / 2) * step;
      const fromX = clamp((x + lean * down) * scale - 0.5 * (1 - scale), source.width);
      const fromY = clamp((middle + down) * scale - 0.5, source.height);
      pixels[row * width + column] = brightnessAt(source, fromX, fromY) + 0.5;
    }
  }
  return { width, height: STRIP_HEIGHT, pixels };
}
