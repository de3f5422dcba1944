import { BATCH_OUTCOME_LABELS, BATCH_OUTCOMES } from "../../domain/transfer/batch_outcome.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";
import type { BatchSummary } from "./batch_row.ts";

/** What came of the rows, as table and chart. */
export function BatchCountsPart({ batch }: { batch: BatchSummary }) {
  const bars = BATCH_OUTCOMES.map((outcome) => ({
    label: BATCH_OUTCOME_LABELS[outcome],
    count: batch.counts[outcome],
    text: `${batch.counts[outcome].toLocaleString("ja-JP")}人`,
  }));
  return (
    <div class="beside">
      <DataTable
        caption="照会の結果の人数"
        columns={["結果", "人数", "割合"]}
        rows={[
          ...bars.map(({ label, count }) => [
            label,
            count.toLocaleString("ja-JP"),
            share(count, batch.rowCount),
          ]),
          ["合計", batch.rowCount.toLocaleString("ja-JP"), ""],
        ]}
        numeric={[1, 2]}
        empty=""
      />
      <BarChart label="照会の結果の棒グラフ" bars={bars} whole={batch.rowCount} />
    </div>
  );
}

function share(count: number, whole: number): string {
  return `${(100 * count / whole).toFixed(1)}%`;
}
