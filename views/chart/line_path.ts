import { line } from "d3-shape";
import { type CountAxis, depthOf, rounded } from "./count_axis.ts";
import { AREA } from "./plot.tsx";

export interface PathPoint {
  /** In percent of the plot's width. */
  at: number;
  value: number | null;
}

/** A share of nobody, 0 / 0, is as little a value as `null`. */
export function isKnown(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

/** A line through the points in a plot's area; a value that is not known interrupts it. */
export function linePath(points: readonly PathPoint[], axis: CountAxis): string {
  const path = line<PathPoint>()
    .defined(({ value }) => isKnown(value))
    .x(({ at }) => rounded(at * AREA / 100))
    .y(({ value }) => rounded(depthOf(value ?? 0, axis) * AREA / 100))
    .digits(1);
  return path([...points]) ?? "";
}
