import { daysBetween } from "../../domain/date/plain_date.ts";
import { sevenDayMean } from "../../domain/tally/seven_day_mean.ts";
import { type DayDoses, dosesByMonth, withEmptyDays } from "../../domain/tally/statistics_day.ts";
import { ColumnChart } from "../chart/column_chart.tsx";

/** A chart has room for about so many columns. */
const MOST_DAYS = 400;

interface DayChartProps {
  /** Of what there are doses: "接種回数". */
  label: string;
  /** The earliest first, and at least one; their parts are those of the series. */
  days: readonly DayDoses[];
  series: readonly string[];
  mean: "shown" | "none";
}

/** Doses by day; by month where there are too many days for a column each. */
export function DayChart({ label, days, series, mean }: DayChartProps) {
  const [first, last] = [days[0]!.vaccinatedOn, days.at(-1)!.vaccinatedOn];
  if (daysBetween(first, last) >= MOST_DAYS) {
    const columns = dosesByMonth(days).map(({ vaccinatedOn, parts }) => ({
      name: `${vaccinatedOn.slice(0, 4)}年${Number(vaccinatedOn.slice(5, 7))}月`,
      counts: parts,
    }));
    return <ColumnChart label={`月ごとの${label}`} columns={columns} series={series} />;
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
