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
      <CountsChart parts={parts} whole={whole} />
    </div>
  );
}

interface Part {
  label: string;
  look: string;
  count: number;
}

function partsOf(upload: UploadRow): Part[] {
  const parts = [
    { label: "新規", look: "new", count: upload.newCount ?? 0 },
    { label: "変更", look: "changed", count: upload.changedCount ?? 0 },
    { label: "変更なし", look: "unchanged", count: upload.unchangedCount ?? 0 },
    { label: "食い違い", look: "conflict", count: upload.conflictCount ?? 0 },
    { label: "エラー", look: "rejected", count: upload.rejectedCount ?? 0 },
  ];
  const absent = upload.kind === "dose" ? "変更" : "食い違い";
  return parts.filter(({ label }) => label !== absent);
}

const WIDTH = 480;
const LABEL_WIDTH = 88;
const BAR_HEIGHT = 28;
const STEP = 44;

function CountsChart({ parts, whole }: { parts: readonly Part[]; whole: number }) {
  const full = WIDTH - LABEL_WIDTH;
  const description = parts.map(({ label, count }) => `${label}${countText(count)}件`).join("、");
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${parts.length * STEP}`}
      role="img"
      aria-label={`件数の棒グラフ：${description}`}
    >
      {parts.map(({ label, look, count }, index) => {
        const top = index * STEP;
        const width = full * count / whole;
        return (
          <g>
            <text class="chart__label" x={0} y={top + 20}>{label}</text>
            <rect class="chart__track" x={LABEL_WIDTH} y={top} width={full} height={BAR_HEIGHT} />
            <rect
              class={`chart__bar chart__bar--${look}`}
              x={LABEL_WIDTH}
              y={top}
              width={count > 0 ? Math.max(2, width) : 0}
              height={BAR_HEIGHT}
            />
            <text class="chart__share" x={WIDTH - 8} y={top + 20}>{countText(count)}</text>
          </g>
        );
      })}
    </svg>
  );
}

function share(count: number, whole: number): string {
  return `${(100 * count / whole).toFixed(1)}%`;
}
