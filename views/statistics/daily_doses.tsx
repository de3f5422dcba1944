import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { PeriodDoses } from "../../domain/tally/coverage_days.ts";
import { ColumnChart } from "../chart/column_chart.tsx";
import { doseCounts, doseSeries } from "../progress/dose_series.ts";

export interface DailyDosesProps {
  /** The last days that are shown, the earliest first. */
  days: readonly PeriodDoses[];
  /** One for each of them. */
  mean: readonly (number | null)[];
  doseNumbers: readonly number[];
}

/** 日ごとの接種回数 of the last weeks; the table of it is on a page of its own. */
export function DailyDoses({ days, mean, doseNumbers }: DailyDosesProps) {
  const last = days.at(-1);
  return (
    <section aria-labelledby="daily">
      <h2 id="daily">日ごとの接種回数</h2>
      <ColumnChart
        label={last
          ? `日ごとの接種回数（${periodOf(days[0]!.from, last.from)}）`
          : "日ごとの接種回数"}
        columns={days.map(({ from, byDose }) => ({ date: from, counts: doseCounts(byDose) }))}
        series={doseSeries(doseNumbers)}
        mean={mean}
      />
    </section>
  );
}

function periodOf(first: PlainDate, last: PlainDate): string {
  return `${first.replaceAll("-", "/")}～${last.replaceAll("-", "/")}`;
}
