import { median } from "./median.ts";

/** y = `start` + `slope` · x. */
export interface StraightLine {
  start: number;
  slope: number;
}

/**
 * The line through points of which up to a quarter may be far off (Theil–Sen: median of the
 * slopes between all pairs): digits that grew into their neighbours must not tilt the others.
 */
export function straightLine(xs: readonly number[], ys: readonly number[]): StraightLine {
  const slopes: number[] = [];
  for (let i = 0; i < xs.length; i++) {
    for (let j = i + 1; j < xs.length; j++) {
      const run = xs[j]! - xs[i]!;
      if (run > 1) slopes.push((ys[j]! - ys[i]!) / run);
    }
  }
  const slope = slopes.length > 0 ? median(slopes) : 0;
  return { start: median(xs.map((x, i) => ys[i]! - slope * x)), slope };
}

export function heightAt({ start, slope }: StraightLine, x: number): number {
  return start + slope * x;
}
