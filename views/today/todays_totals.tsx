import {
  type DayCount,
  type DayTotal,
  examinationsOf,
  sumOf,
  totalsBy,
  vaccinationsOf,
} from "../../domain/dose/day_totals.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";

/** How many doses of each vaccine and lot, as tables and chart. */
export function TodaysTotals({ counts }: { counts: readonly DayCount[] }) {
  const vaccinations = vaccinationsOf(counts);
  const whole = sumOf(vaccinations);
  const byVaccine = totalsBy(vaccinations, ({ vaccineMaker }) => [vaccineMaker ?? "–"]);
  const byLot = totalsBy(
    vaccinations,
    ({ vaccineMaker, lotNumber }) => [vaccineMaker ?? "–", lotNumber ?? "–"],
  );
  if (counts.length === 0) return null;
  return (
    <section aria-labelledby="totals-heading">
      <h2 id="totals-heading">ワクチン・ロットごとの合計</h2>
      <p>
        接種 {number(whole)}件、予診のみ{" "}
        {number(sumOf(examinationsOf(counts)))}件（取り消したものは含みません）
      </p>
      {whole > 0 && (
        <>
          <div class="beside">
            <DataTable
              caption="ワクチンごとの件数"
              columns={["ワクチン", "件数"]}
              rows={byVaccine.map(totalRow)}
              numeric={[1]}
              empty=""
            />
            <BarChart
              label="ワクチンごとの件数の棒グラフ"
              bars={byVaccine.map(({ names, count }) => ({
                label: names[0]!,
                count,
                text: `${number(count)}件`,
              }))}
              whole={Math.max(...byVaccine.map(({ count }) => count))}
            />
          </div>
          <DataTable
            caption="ロットごとの件数"
            columns={["ワクチン", "ロットNo.", "件数"]}
            rows={byLot.map(totalRow)}
            numeric={[2]}
            empty=""
          />
        </>
      )}
    </section>
  );
}

/** A total as a row of a table: what it counts, then how many. */
export function totalRow({ names, count }: DayTotal): string[] {
  return [...names, number(count)];
}

function number(count: number): string {
  return count.toLocaleString("ja-JP");
}
