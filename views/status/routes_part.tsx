import type { StatusReport } from "../../domain/status/status_report.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { countText } from "../progress/figure_text.ts";
import { timeText } from "./status_words.ts";

/** How long answers took in the last hour, by route. */
export function RoutesPart({ report: { routes } }: { report: StatusReport }) {
  return (
    <ChartWithTable
      heading="応答時間（直近1時間、このサーバー）"
      id="routes"
      columns={["経路", "件数", "エラー", "p50", "p95"]}
      rows={routes.map(({ route, count, errorCount, p50Ms, p95Ms }) => [
        <code>{route}</code>,
        countText(count),
        countText(errorCount),
        timeText(p50Ms),
        timeText(p95Ms),
      ])}
      numeric={[1, 2, 3, 4]}
      table="below"
      empty="この1時間にリクエストはありません。"
    >
      <BarChart
        label="経路ごとの応答時間（p95）"
        bars={routes.map(({ route, p95Ms }) => ({
          label: route,
          count: p95Ms,
          text: timeText(p95Ms),
        }))}
        whole={Math.max(...routes.map(({ p95Ms }) => p95Ms), 1)}
      />
    </ChartWithTable>
  );
}
