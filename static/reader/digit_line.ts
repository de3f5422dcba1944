import { type CellRuler, cellX, scaledRuler } from "./cell_ruler.ts";
import { heightAt, type StraightLine } from "./straight_line.ts";
import type { Point } from "./turn.ts";

/** Digits of the line and so cells of its grid (接種券: 1 + 1 + 6 + 10). */
export const DIGITS = 18;

/** A printed line in a picture: its cells along x, its upper and lower edge as y over x. */
export interface DigitLine {
  ruler: CellRuler;
  /** Where the strip begins and ends, in cells; a cell's middle is a whole number. */
  from: number;
  to: number;
  top: StraightLine;
  bottom: StraightLine;
}

/** The same line in a picture of `factor` times the size. */
export function scaledLine<Line extends DigitLine>(line: Line, factor: number): Line {
  const edge = ({ start, slope }: StraightLine) => ({ start: start * factor, slope });
  return {
    ...line,
    ruler: scaledRuler(line.ruler, factor),
    top: edge(line.top),
    bottom: edge(line.bottom),
  };
}

/** Upper left, upper right, lower right, lower left. */
export function cornersOf(
  { ruler, from, to, top, bottom }: DigitLine,
): [Point, Point, Point, Point] {
  const [left, right] = [cellX(ruler, from), cellX(ruler, to)];
  return [
    { x: left, y: heightAt(top, left) },
    { x: right, y: heightAt(top, right) },
    { x: right, y: heightAt(bottom, right) },
    { x: left, y: heightAt(bottom, left) },
  ];
}

/** The digits' height in pixels, at the line's middle. */
export function heightOf(line: DigitLine): number {
  const [upperLeft, upperRight, lowerRight, lowerLeft] = cornersOf(line);
  return (lowerLeft.y - upperLeft.y + lowerRight.y - upperRight.y) / 2;
}

/** Whether two lines lie on each other: the same digits found by different passes. */
export function isSameLine(one: DigitLine, other: DigitLine): boolean {
  const [a, b] = [cornersOf(one), cornersOf(other)];
  const height = heightOf(one);
  const middle = (corners: Point[]) => (corners[0]!.y + corners[3]!.y) / 2;
  return Math.abs(middle(a) - middle(b)) < 0.6 * height && Math.abs(a[0].x - b[0].x) < 0.5 * height;
}
