import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import type { PublicPart } from "./public_part.ts";
import { countText } from "./public_texts.ts";

/** Doses given by vaccine. */
export function PublicVaccines({ figures, words }: Omit<PublicPart, "choice">) {
  const { doseNumbers, doses: { vaccines, all } } = figures;
  const rows = [
    ...vaccines.map((doses) => ({ ...doses, name: words.vaccines[doses.vaccine] })),
    { ...all, name: words.all },
  ];
  const columns = [words.vaccine, words.all, ...doseNumbers.map(words.dose)];
  return (
    <ChartWithTable
      heading={words.byVaccine}
      id="vaccines"
      columns={columns}
      numeric={columns.map((_, index) => index).slice(1)}
      rows={rows.map(({ name, byDose, given }) => [
        name,
        ...[given, ...byDose].map((count) => countText(count, words.charts.count)),
      ])}
      empty=""
      words={words.charts}
    >
      <StackedBarChart
        label={words.byVaccine}
        bars={vaccines.map(({ vaccine, given }) => ({
          label: words.vaccines[vaccine],
          counts: [given ?? 0],
          text: countText(given, words.charts.short),
        }))}
        series={[words.all]}
        words={words.charts}
      />
    </ChartWithTable>
  );
}
