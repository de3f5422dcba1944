import type { CellChange, ReviewOutcome } from "../../domain/upload/review.ts";
import { DataTable } from "../layout/data_table.tsx";
import { countText } from "./upload_row.ts";

export interface SampleLine {
  outcome: ReviewOutcome;
  line: number;
  residentNumber: string;
  cells: CellChange[];
}

interface Section {
  outcome: ReviewOutcome;
  heading: string;
  count: number;
}

/** The first rows of each outcome, cell by cell: what stands there now → what the file says. */
export function UploadSamples({ sections, samples }: {
  sections: readonly Section[];
  samples: readonly SampleLine[];
}) {
  return (
    <>
      {sections.filter(({ count }) => count > 0).map(({ outcome, heading, count }) => {
        const lines = samples.filter((sample) => sample.outcome === outcome);
        return (
          <details class="samples" open={outcome !== "unchanged" && outcome !== "new"}>
            <summary class="samples__heading">
              {heading} {countText(count)}件（先頭の{lines.length}件を表示）
            </summary>
            <DataTable
              caption={`${heading}の例`}
              columns={["行", "個別宛名番号", "内容"]}
              rows={lines.map(({ line, residentNumber, cells }) => [
                line.toLocaleString("ja-JP"),
                residentNumber || "（空白）",
                <Cells cells={cells} isNew={outcome === "new"} />,
              ])}
              numeric={[0]}
              prose={[2]}
              empty="表示する行がありません。"
            />
          </details>
        );
      })}
    </>
  );
}

function Cells({ cells, isNew }: { cells: readonly CellChange[]; isNew: boolean }) {
  if (cells.length === 0) return <>登録済みの内容と同じです。</>;
  return (
    <ul class="cells">
      {cells.filter(({ after }) => !isNew || after !== null).map(({ column, before, after }) => (
        <li>
          <span class="cells__column">{column}</span>
          {!isNew && (
            <>
              <del class="cells__before">{before ?? "（空白）"}</del>
              <span class="cells__arrow" aria-label="から">→</span>
            </>
          )}
          <ins class="cells__after">{after ?? "（空白）"}</ins>
        </li>
      ))}
    </ul>
  );
}
