import type { Gray } from "./gray.ts";

/** Binomial blur over 3×3 pixels: takes noise and moire off before the threshold, keeps strokes. */
export function blur({ width, height, pixels }: Gray): Gray {
  const sums = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const last = row + width - 1;
    sums[row] = 3 * pixels[row]! + pixels[Math.min(row + 1, last)]!;
    for (let i = row + 1; i < last; i++) {
      sums[i] = pixels[i - 1]! + 2 * pixels[i]! + pixels[i + 1]!;
    }
    sums[last] = 3 * pixels[last]! + pixels[Math.max(last - 1, row)]!;
  }
  const blurred = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y > 0 ? row - width : row;
    const below = y < height - 1 ? row + width : row;
    for (let x = 0; x < width; x++) {
      blurred[row + x] = (sums[above + x]! + 2 * sums[row + x]! + sums[below + x]! + 8) >> 4;
    }
  }
  return { width, height, pixels: blurred };
}
