import { BarChart } from "../chart/bar_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { countText, type UploadRow } from "./upload_row.ts";

/** The rows of a file by what they do, as table and chart. */
export function UploadCounts({ upload }: { upload: UploadRow }) {
  const parts = partsOf(upload);
  const whole = Math.max(1, upload.rowCount ?? 0);
  return (
    <div class="beside">
      <DataTable
        caption="件数"
        columns={["区分", "件数", "割合"]}
        rows={[
          ...parts.map(({ label, count }) => [label, countText(count), share(count, whole)]),
          ["合計", countText(upload.rowCount), ""],
          ...(upload.blankedCount
            ? [[
              "うち空白になる項目のある行",
              countText(upload.blankedCount),
              share(
                upload.blankedCount,
                whole,
              ),
            ]]
            : []),
        ]}
        numeric={[1, 2]}
        empty=""
      />
      <BarChart
        label="件数の棒グラフ"
        bars={parts.map(({ label, count }) => ({ label, count, text: `${countText(count)}件` }))}
        whole={whole}
      />
    </div>
  );
}

interface Part {
  label: string;
  count: number;
}

function partsOf(upload: UploadRow): Part[] {
  const parts = [
    { label: "新規", count: upload.newCount ?? 0 },
    { label: "変更", count: upload.changedCount ?? 0 },
    { label: "変更なし", count: upload.unchangedCount ?? 0 },
    { label: "食い違い", count: upload.conflictCount ?? 0 },
    { label: "エラー", count: upload.rejectedCount ?? 0 },
  ];
  const absent = upload.kind === "dose" ? "変更" : "食い違い";
  return parts.filter(({ label }) => label !== absent);
}

function share(count: number, whole: number): string {
  return `${(100 * count / whole).toFixed(1)}%`;
}
