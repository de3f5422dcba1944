import {
  columnsOf,
  type StatisticsFileName,
  statisticsKind,
} from "../../domain/tally/statistics_file.ts";
import { whereText } from "../../domain/tally/statistics_dictionary.ts";
import { DataTable } from "../layout/data_table.tsx";

/** 項目の説明 of one file: what its columns mean and how their values are written. */
export function DictionaryPart({ file }: { file: StatisticsFileName }) {
  const { label } = statisticsKind(file);
  return (
    <details class="folded">
      <summary class="folded__heading">{label}</summary>
      <div class="folded__body">
        <DataTable
          caption={`項目の説明：${label}`}
          columns={["項目", "意味", "値", "ファイル"]}
          rows={columnsOf({ file, variant: "cumulative" }).map((column) => [
            column.name,
            column.meaning,
            column.form,
            whereText(column.isRunning),
          ])}
          prose={[1, 2]}
          empty=""
        />
      </div>
    </details>
  );
}
