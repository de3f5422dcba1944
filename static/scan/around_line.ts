import type { Quad } from "../reader/line_reading.ts";
import type { Size } from "./fitting_size.ts";

export interface Region extends Size {
  x: number;
  y: number;
}

/** Of the line's length on every side, so that the number and name above it are seen too. */
const MARGIN = 0.7;

/** The part of a page that shows the line and what is printed around it, in whole pixels. */
export function aroundLine(quad: Quad, page: Size): Region {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  const [left, top, right, bottom] = [
    Math.min(...xs),
    Math.min(...ys),
    Math.max(...xs),
    Math.max(...ys),
  ];
  const margin = MARGIN * Math.max(right - left, bottom - top);
  const x = clamp(Math.floor(left - margin), page.width - 1);
  const y = clamp(Math.floor(top - margin), page.height - 1);
  return {
    x,
    y,
    width: Math.max(1, clamp(Math.ceil(right + margin), page.width) - x),
    height: Math.max(1, clamp(Math.ceil(bottom + margin), page.height) - y),
  };
}

function clamp(value: number, largest: number): number {
  return Math.min(Math.max(value, 0), largest);
}
