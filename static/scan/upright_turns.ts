import type { Quad } from "../reader/line_reading.ts";

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** The turns that bring a page upright whose OCR line was found at `quad`. */
export function uprightTurns(quad: Quad | undefined): Turns {
  if (!quad) return 0;
  const [first, last] = quad;
  const across = last.x - first.x;
  const down = last.y - first.y;
  if (Math.abs(across) >= Math.abs(down)) return across >= 0 ? 0 : 2;
  // Read downwards, the page lies on its right side: three turns clockwise set it up.
  return down > 0 ? 3 : 1;
}
