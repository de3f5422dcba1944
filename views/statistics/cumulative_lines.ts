import type { PeriodDoses } from "../../domain/tally/coverage_days.ts";
import type { Line } from "../chart/line_chart.tsx";

/** As many as a chart tells apart. */
const MOST_LINES = 4;

/** A line for each dose; those that are too many are one together. */
export function cumulativeLines(
  periods: readonly PeriodDoses[],
  doseNumbers: readonly number[],
): Line[] {
  const own = doseNumbers.length <= MOST_LINES ? doseNumbers : doseNumbers.slice(0, MOST_LINES - 1);
  const lines = own.map((doseNumber, place) => ({
    label: `${doseNumber}回目`,
    points: periods.map(({ from, toDate }) => ({ date: from, value: toDate[place]! })),
  }));
  if (own.length === doseNumbers.length) return lines;
  const points = periods.map(({ from, toDate }) => ({
    date: from,
    value: toDate.slice(own.length).reduce((sum, count) => sum + count, 0),
  }));
  return [...lines, { label: `${doseNumbers[own.length]}回目から`, points }];
}
