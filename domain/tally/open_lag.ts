import type { PlainDate } from "../date/plain_date.ts";
import { consecutiveGroups } from "./consecutive_groups.ts";
import type { LagFigure } from "./figures.ts";
import { FEWEST_DETAILED, placeName } from "./open_detail.ts";
import { lagSummary } from "./statistics_lag.ts";

/** Doses that a prefecture's people were given in one week, by how late they were registered. */
export interface WeekLagFigure extends LagFigure {
  /** Its Monday. */
  week: PlainDate;
  prefecture: string;
}

const COLUMNS = ["week", "prefecture", "prefecture_name", "count", "mean_days", "median_days"];

/**
 * The rows of `entry_lag_by_week.csv` with their heading, from figures that come by week and
 * prefecture. The counts follow from `prefecture.ndjson`; mean and median are empty where they would
 * be of few people.
 */
export async function* lagRows(
  figures: AsyncIterable<readonly WeekLagFigure[]>,
): AsyncGenerator<string[]> {
  yield COLUMNS;
  const groups = consecutiveGroups(figures, ({ week, prefecture }) => `${week} ${prefecture}`);
  for await (const group of groups) yield rowOf(group);
}

function rowOf(figures: readonly WeekLagFigure[]): string[] {
  const { week, prefecture } = figures[0]!;
  const { count, mean, median } = lagSummary(figures) ?? { count: 0, mean: 0, median: 0 };
  const days = count < FEWEST_DETAILED ? ["", ""] : [mean.toFixed(1), median.toFixed(1)];
  return [week, prefecture, placeName(prefecture), String(count), ...days];
}
