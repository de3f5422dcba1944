import {
  STATISTICS_FILE_NAMES,
  type StatisticsFileName,
  statisticsKind,
  type StatisticsVariant,
  type StatisticsWish,
} from "../../domain/tally/statistics_file.ts";
import { wishLabel, wishValue } from "../../domain/tally/statistics_form.ts";
import { DataTable } from "../layout/data_table.tsx";

/** The files there are, each with a button that sends the form for it. */
export function WishTable() {
  return (
    <DataTable
      caption="統計ファイルの一覧"
      columns={["ファイル", "内容", "日ごと", "累計"]}
      rows={STATISTICS_FILE_NAMES.map((file) => {
        const { label, purpose, variants } = statisticsKind(file);
        const whole = variants.length === 0;
        return [
          label,
          purpose,
          whole ? <WishButton file={file} variant={null} /> : <Variant file={file} of="daily" />,
          whole ? "–" : <Variant file={file} of="cumulative" />,
        ];
      })}
      prose={[0, 1]}
      empty=""
    />
  );
}

function Variant({ file, of }: { file: StatisticsFileName; of: StatisticsVariant }) {
  return statisticsKind(file).variants.includes(of)
    ? <WishButton file={file} variant={of} />
    : <>–</>;
}

function WishButton(wish: StatisticsWish) {
  return (
    <button
      type="submit"
      class="button button--outline"
      name="wish"
      value={wishValue(wish)}
      aria-label={`ダウンロード：${wishLabel(wish)}`}
    >
      ダウンロード
    </button>
  );
}
