import { daysBetween, type PlainDate } from "../../domain/date/plain_date.ts";
import { PERIOD_UNITS } from "../../domain/tally/coverage_sheet.ts";
import { sevenDayMean } from "../../domain/tally/seven_day_mean.ts";
import { type DayDoses, dosesBy, withEmptyDays } from "../../domain/tally/statistics_day.ts";
import { ColumnChart } from "../chart/column_chart.tsx";

/** More columns than this nobody tells apart. */
const MOST_DAYS = 120;
const MOST_WEEKS = 104;

interface DayChartProps {
  /** Of what there are doses: "接種回数". */
  label: string;
  /** The earliest first, and at least one; their parts are those of the series. */
  days: readonly DayDoses[];
  series: readonly string[];
  mean: "shown" | "none";
}

/** Doses by day; by week or month where there are too many days for a column each. */
export function DayChart({ label, days, series, mean }: DayChartProps) {
  const length = daysBetween(days[0]!.vaccinatedOn, days.at(-1)!.vaccinatedOn);
  if (length >= MOST_DAYS) {
    const unit = length < MOST_WEEKS * 7 ? "week" : "month";
    const shown = unit === "week" ? withEmptyDays(days) : days;
    const columns = dosesBy(unit, shown).map(({ vaccinatedOn, parts }) => ({
      name: NAMES[unit](vaccinatedOn),
      counts: parts,
    }));
    return (
      <ColumnChart
        label={`${PERIOD_UNITS[unit]}ごとの${label}`}
        columns={columns}
        series={series}
      />
    );
  }
  const whole = withEmptyDays(days);
  const counts = whole.map(({ vaccinatedOn, count }) => ({ date: vaccinatedOn, count }));
  return (
    <ColumnChart
      label={`日ごとの${label}`}
      columns={whole.map(({ vaccinatedOn, parts }) => ({ date: vaccinatedOn, counts: parts }))}
      series={series}
      mean={mean === "shown" ? sevenDayMean(counts) : undefined}
    />
  );
}

const NAMES = {
  week: (monday: PlainDate) => `${monday.slice(0, 4)}/${monthAndDay(monday)}～`,
  month: (first: PlainDate) => `${first.slice(0, 4)}年${Number(first.slice(5, 7))}月`,
};

function monthAndDay(date: PlainDate): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
}
