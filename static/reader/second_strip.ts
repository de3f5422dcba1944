import type { DigitLine } from "./digit_line.ts";
import type { Gray } from "./gray.ts";
import { STRIP_HEIGHT, stripOf } from "./line_strip.ts";

/** Another size and phase than the first strip: the nets see other pixels of the same digits. */
const LOOK = { digitHeight: 22, margin: 10, shift: 0.03 };
const INK_SHARE = 0.02;
const PAPER_SHARE = 0.9;
const INK = 20;
const PAPER = 235;
const LEAST_CONTRAST = 12;

/**
 * A second, independent look at the same line: other size, other phase, one contrast for the whole
 * line. Two equal readings are worth far more than one.
 */
export function secondStripOf(gray: Gray, line: DigitLine): Gray {
  const { width, pixels } = stripOf(gray, line, LOOK);
  const sorted = pixels.slice().sort();
  const ink = sorted[Math.floor(sorted.length * INK_SHARE)]!;
  const paper = sorted[Math.floor(sorted.length * PAPER_SHARE)]!;
  const gain = (PAPER - INK) / Math.max(LEAST_CONTRAST, paper - ink);
  const stretched = pixels.map((value) => Math.max(0, Math.min(255, INK + (value - ink) * gain)));
  return { width, height: STRIP_HEIGHT, pixels: stretched };
}
