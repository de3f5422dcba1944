import { percentText } from "../../domain/tally/statistics_coverage.ts";
import type { VaccineDoses } from "../../domain/tally/statistics_vaccine.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { doseCounts, doseSeries } from "./dose_series.ts";
import { countText, numericFrom } from "./figure_text.ts";

interface VaccinesPartProps {
  vaccines: readonly VaccineDoses[];
  doseNumbers: readonly number[];
}

/** ワクチン: doses given, by vaccine and number of the dose. */
export function VaccinesPart({ vaccines, doseNumbers }: VaccinesPartProps) {
  const total = vaccines.reduce((sum, { count }) => sum + count, 0);
  const numbers = doseNumbers.map((number) => `${number}回目`);
  const columns = ["ワクチン", ...numbers, "合計", "割合"];
  return (
    <>
      <p>
        接種の数（回）です。接種対象者が未登録の接種も含み、予診のみと取り消した記録は含みません。
      </p>
      <ChartWithTable
        heading="ワクチンごとの接種回数"
        id="by-vaccine"
        columns={columns}
        rows={[
          ...vaccines.map(({ vaccine, byDose, count }) => [
            vaccine,
            ...byDose.map(countText),
            countText(count),
            percentText(count, total),
          ]),
          ...(vaccines.length > 1 ? [totalRow(vaccines, doseNumbers)] : []),
        ]}
        numeric={numericFrom(1, columns)}
        empty="接種記録がまだありません。"
        table="below"
      >
        {vaccines.length > 0 && (
          <StackedBarChart
            label="ワクチンごとの接種回数"
            bars={vaccines.map(({ vaccine, byDose, count }) => ({
              label: vaccine,
              counts: doseCounts(byDose),
              text: `${countText(count)}回`,
            }))}
            series={doseSeries(doseNumbers)}
          />
        )}
      </ChartWithTable>
    </>
  );
}

function totalRow(vaccines: readonly VaccineDoses[], doseNumbers: readonly number[]): string[] {
  const sums = doseNumbers.map((_, place) =>
    vaccines.reduce((sum, { byDose }) => sum + byDose[place]!, 0)
  );
  const total = sums.reduce((sum, count) => sum + count, 0);
  return ["合計", ...sums.map(countText), countText(total), percentText(total, total)];
}
