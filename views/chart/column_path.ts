import type { CountAxis } from "./count_axis.ts";
import { AREA } from "./plot.tsx";

/** Counts that stand on one another, and which part of the width they take, from 0. */
export interface Stack {
  place: number;
  counts: readonly number[];
}

interface Columns {
  stacks: readonly Stack[];
  /** Equal parts of the whole width. */
  parts: number;
  axis: CountAxis;
}

/** Beyond so many, gaps between columns would be finer than a pixel. */
const MOST_APART = 100;
const GAP = 0.2;

/** The columns of one series as one path in a plot's area; `series` counts from 0, at the bottom. */
export function columnPath({ stacks, parts, axis }: Columns, series: number): string {
  const part = AREA / parts;
  const gap = parts > MOST_APART ? 0 : part * GAP;
  return stacks.map(({ place, counts }) => {
    const below = counts.slice(0, series).reduce((sum, count) => sum + count, 0);
    const height = (counts[series] ?? 0) / axis.top * AREA;
    if (height === 0) return "";
    const x = short(place * part + gap / 2);
    const y = short(AREA - below / axis.top * AREA);
    return `M${x} ${y}h${short(part - gap)}v${short(-height)}h${short(gap - part)}z`;
  }).join("");
}

/** A tenth of a unit, which is less than a pixel of any screen. */
function short(value: number): number {
  return Math.round(value * 10) / 10;
}
