/** A step of brightness between neighbours that paper does not make and the faintest print does. */
const INK_STEP = 24;

/**
 * Share of such steps below which nothing is printed: the back of a form scanned on both sides. A
 * line of 18 digits alone makes twice as many; a page in doubt is not blank, somebody looks at it.
 */
const BLANK_SHARE = 0.0002;

/** Whether a page shows only paper; `rgba` as a canvas of that width hands it out. */
export function isBlankPage(rgba: Uint8ClampedArray, width: number): boolean {
  const pixels = rgba.length / 4;
  let steps = 0;
  for (let i = 1; i < pixels; i++) {
    if (i % width === 0) continue;
    // Green alone stands for the brightness.
    const green = 4 * i + 1;
    if (Math.abs(rgba[green]! - rgba[green - 4]!) > INK_STEP) steps++;
  }
  return steps < BLANK_SHARE * pixels;
}
