import { QUEUES, type StatusReport } from "../../domain/status/status_report.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { ColumnChart } from "../chart/column_chart.tsx";
import { countText } from "../progress/figure_text.ts";
import { clockText, QUEUE_NAMES, spanText } from "./status_words.ts";

/** What waits to be done, now and over the last hour. */
export function QueuesPart({ report: { at, queues, history } }: { report: StatusReport }) {
  return (
    <ChartWithTable
      heading="待っている処理"
      id="queues"
      columns={["処理", "件数", "最も古いもの"]}
      rows={queues.map(({ name, count, since }) => [
        QUEUE_NAMES[name],
        count === null ? "不明" : countText(count),
        since ? `${spanText(at.getTime() - since.getTime())}前` : "―",
      ])}
      numeric={[1, 2]}
      empty=""
    >
      <ColumnChart
        label="直近1時間に待っていた処理の件数"
        columns={history.map(({ at, counts }) => ({
          name: clockText(at),
          counts: QUEUES.map((name) => counts[name]),
        }))}
        series={QUEUES.map((name) => QUEUE_NAMES[name])}
      />
    </ChartWithTable>
  );
}
