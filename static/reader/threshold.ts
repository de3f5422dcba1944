import type { Gray } from "./gray.ts";

export interface ThresholdOptions {
  /** Side of the square neighbourhood in pixels. */
  window: number;
  /** How many local deviations darker than the local mean ink is. */
  sensitivity: number;
  /** How much darker at least, in units of brightness: what noise reaches is no ink. */
  floor: number;
}

/**
 * Which pixels are ink: 1, or paper: 0. Each is compared with the mean and the deviation of its
 * neighbourhood (Sauvola's idea), so that shadow and slopes of light do not matter. The sums move
 * along: a column's when the row advances, the window's when the column does.
 */
export function inkMask(gray: Gray, { window, sensitivity, floor }: ThresholdOptions): Uint8Array {
  const { width, height, pixels } = gray;
  const reach = window >> 1;
  const columns = { sums: new Int32Array(width), squares: new Int32Array(width) };
  const mask = new Uint8Array(width * height);
  const squaredSensitivity = sensitivity * sensitivity;
  for (let y = 0; y < reach; y++) addRow(columns, gray, y, 1);
  for (let y = 0; y < height; y++) {
    if (y + reach < height) addRow(columns, gray, y + reach, 1);
    if (y - reach > 0) addRow(columns, gray, y - reach - 1, -1);
    const rows = Math.min(height, y + reach + 1) - Math.max(0, y - reach);
    let sum = 0;
    let square = 0;
    for (let x = 0; x < reach && x < width; x++) {
      sum += columns.sums[x]!;
      square += columns.squares[x]!;
    }
    for (let x = 0; x < width; x++) {
      if (x + reach < width) {
        sum += columns.sums[x + reach]!;
        square += columns.squares[x + reach]!;
      }
      if (x > reach) {
        sum -= columns.sums[x - reach - 1]!;
        square -= columns.squares[x - reach - 1]!;
      }
      const count = rows * (Math.min(width, x + reach + 1) - Math.max(0, x - reach));
      const mean = sum / count;
      const darker = mean - pixels[y * width + x]!;
      if (darker <= floor) continue;
      const variance = square / count - mean * mean;
      if (darker * darker > squaredSensitivity * variance) mask[y * width + x] = 1;
    }
  }
  return mask;
}

interface ColumnSums {
  sums: Int32Array;
  squares: Int32Array;
}

function addRow({ sums, squares }: ColumnSums, gray: Gray, y: number, sign: 1 | -1): void {
  if (y < 0 || y >= gray.height) return;
  const row = y * gray.width;
  for (let x = 0; x < gray.width; x++) {
    const value = gray.pixels[row + x]!;
    sums[x] = sums[x]! + sign * value;
    squares[x] = squares[x]! + sign * value * value;
  }
}
