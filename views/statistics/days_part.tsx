import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import type { PeriodDoses } from "../../domain/tally/coverage_days.ts";
import {
  cellText,
  PERIOD_UNITS,
  type PeriodUnit,
  type Sheet,
} from "../../domain/tally/coverage_sheet.ts";
import { ColumnChart } from "../chart/column_chart.tsx";
import { LineChart } from "../chart/line_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import { doseCounts, doseSeries } from "../progress/dose_series.ts";
import { withQuery } from "./area_sections.ts";
import { ChoiceLinks } from "./choice_links.tsx";
import { CountingNote } from "./counting_note.tsx";
import { cumulativeLines } from "./cumulative_lines.ts";
import { sheetCells } from "./sheet_cells.tsx";
import { TakeTable } from "./take_table.tsx";

interface DaysPartProps {
  place: CoverageArea;
  at: Date;
  unit: PeriodUnit;
  doseNumbers: readonly number[];
  /** All, the earliest first. */
  periods: readonly PeriodDoses[];
  /** The last of them, which the columns show; of days those without doses too. */
  recent: readonly PeriodDoses[];
  /** Whether these are all. */
  isWhole: boolean;
  /** Of each of these; days only. */
  mean?: readonly (number | null)[];
  /** Of this page. */
  sheet: Sheet;
  page: number;
  pageCount: number;
}

/** 日・週・月: doses over time, and all up to each. */
export function DaysPart(props: DaysPartProps) {
  const { place, at, unit, doseNumbers, periods, recent, isWhole, mean, sheet } = props;
  const { page, pageCount } = props;
  const hrefOf = (unit: PeriodUnit, page?: number) =>
    withQuery(paths.statisticsDays(place.code), {
      unit,
      page: page && page > 1 ? String(page) : undefined,
    });
  return (
    <>
      <ChoiceLinks
        label="まとめ方"
        choices={(Object.keys(PERIOD_UNITS) as PeriodUnit[]).map((each) => ({
          label: `${PERIOD_UNITS[each]}ごと`,
          href: hrefOf(each),
          isChosen: each === unit,
        }))}
      />
      <h2>{PERIOD_UNITS[unit]}ごとの接種回数</h2>
      <ColumnChart
        label={`${PERIOD_UNITS[unit]}ごとの接種回数`}
        columns={recent.map(({ from, byDose }) => ({
          ...(unit === "day" ? { date: from } : { name: shortName(from, unit) }),
          counts: doseCounts(byDose),
        }))}
        series={doseSeries(doseNumbers)}
        mean={mean}
      />
      {!isWhole && (
        <p class="quiet">
          図は最近の{recent.length}
          {unit === "day" ? "日" : PERIOD_UNITS[unit]}です。それより前は表とCSVにあります。
        </p>
      )}
      <h2>接種回数の累計</h2>
      <LineChart
        label="回数ごとの累計の折れ線グラフ"
        lines={cumulativeLines(periods, doseNumbers)}
        titles="none"
      />
      <h2>{sheet.caption}</h2>
      <DataTable
        caption={sheet.caption}
        {...sheetCells(sheet)}
        empty="接種はまだ登録されていません。"
      />
      <PageLinks
        label="表のページ"
        page={page}
        pageCount={pageCount}
        hrefOf={(to) => hrefOf(unit, to)}
      />
      <TakeTable table={sheet.caption} query={{ section: "days", area: place.code, unit }} />
      <CountingNote at={at}>
        <li>接種日で数えています。入力が遅れている接種は、あとから過去の日に加わります。</li>
      </CountingNote>
    </>
  );
}

/** "6/7" below a column of a week, "2021/6" below that of a month. */
function shortName(from: string, unit: PeriodUnit): string {
  if (unit === "month") return cellText({ from, unit }).replace("年", "/").replace("月", "");
  const [year, month, day] = from.split("-").map(Number);
  return `${year}/${month}/${day}`;
}
