import type { Gray } from "./gray.ts";

/** Every third pixel of every third row is enough of a sample. */
const STEP = 3;
/** Makes the median of the second differences about the deviation of blurred sensor noise. */
const TO_DEVIATION = 0.6;

/**
 * How far brightness strays from pixel to pixel, in its own units. The median of second
 * differences ignores print and edges, which are few, and slopes of light, which are straight.
 */
export function noiseOf({ width, height, pixels }: Gray): number {
  const counts = new Uint32Array(1024);
  let total = 0;
  for (let y = 2; y < height - 2; y += STEP) {
    for (let x = 2; x < width - 2; x += STEP) {
      const i = y * width + x;
      const difference = Math.abs(2 * pixels[i]! - pixels[i - 1]! - pixels[i + 1]!);
      counts[difference] = counts[difference]! + 1;
      total++;
    }
  }
  let seen = 0;
  for (let difference = 0; difference < counts.length; difference++) {
    seen += counts[difference]!;
    if (seen * 2 >= total) return difference * TO_DEVIATION;
  }
  return 0;
}
