import { scaleLinear } from "d3-scale";

/** From 0 to a round number at or above what is to be shown. */
export interface CountAxis {
  top: number;
  /** The first is 0, the last `top`. */
  ticks: readonly number[];
}

const TICKS = 4;

/** An axis for values from 0 to `most`, or to `top` where the end is fixed; whole numbers only. */
export function countAxis(most: number, top?: number): CountAxis {
  const end = top ?? Math.max(most, 1);
  const scale = scaleLinear().domain([0, end]);
  const ticks = (top === undefined ? scale.nice(TICKS) : scale).ticks(TICKS);
  return { top: scale.domain()[1]!, ticks: ticks.filter(Number.isInteger) };
}

/** How far down the plot a value stands, in percent: 0 at the top of the axis, 100 at its 0. */
export function depthOf(value: number, { top }: CountAxis): number {
  return rounded(100 - 100 * Math.min(1, value / top));
}

/** Two decimals of a percent: finer than a screen can show, and short in a page. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
