import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { countText, shareText, type Sheet } from "../../domain/tally/coverage_sheet.ts";
import {
  rankingFields,
  type RankingQuery,
  rankingQueryText,
  type RankingSort,
} from "../../domain/tally/ranking_query.ts";
import { type LagGroupCoverage, LATE_DAYS, LATE_MARK } from "../../domain/tally/ranking_sheet.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import { CountingNote, LagNote } from "./counting_note.tsx";
import { RankingForm } from "./ranking_form.tsx";
import { RankingTable } from "./ranking_table.tsx";
import { sheetCells } from "./sheet_cells.tsx";
import { TakeTable } from "./take_table.tsx";

interface RankingPageProps {
  home: CoverageArea;
  at: Date;
  query: RankingQuery;
  doseNumbers: readonly number[];
  /** The lines of this page. */
  sheet: Sheet;
  sorts: readonly (RankingSort | undefined)[];
  /** On all pages. */
  total: number;
  pageCount: number;
  groups: readonly LagGroupCoverage[];
  groupSheet: Sheet;
}

/** 統計 › 自治体の比較: coverage, with how late entries come in beside it. */
export function RankingPage(props: RankingPageProps) {
  const { home, at, query, doseNumbers, sheet, sorts, total, pageCount } = props;
  return (
    <>
      <nav class="way-up" aria-label="地域">
        <ol>
          <li>
            <a href={paths.statisticsArea(home.code)}>{home.name}</a>
          </li>
          <li>
            <span aria-current="page">自治体の比較</span>
          </li>
        </ol>
      </nav>
      <h1>自治体の比較</h1>
      <p>
        接種率のとなりに入力の遅れがあります。登録が遅い自治体の接種率は、実際より低く見えます。平均{LATE_DAYS}日以上の自治体には「{LATE_MARK}」と示します。
      </p>
      <RankingForm query={query} doseNumbers={doseNumbers} home={home} />
      <h2>
        {query.doseNumber}回目の接種率と入力の遅れ（{countText(total)}
        {query.of === "prefecture" ? "都道府県" : "自治体"}）
      </h2>
      <RankingTable sheet={sheet} sorts={sorts} query={query} />
      <PageLinks
        label="一覧のページ"
        page={query.page}
        pageCount={pageCount}
        hrefOf={(page) => paths.statisticsRanking + rankingQueryText({ ...query, page })}
      />
      <TakeTable
        table={sheet.caption}
        query={{ section: "ranking", ...rankingFields({ ...query, page: 1 }) }}
      />
      <LagGroups {...props} />
      <CountingNote at={at}>
        <LagNote />
        <li>
          順位は、表示している条件の中での接種率の順位です。接種対象者が登録されていない自治体には付きません。
        </li>
        <li>
          まだ登録されていない接種の推計は、各自治体の「入力の遅れ」の画面にあります。ここでは比べません。
        </li>
      </CountingNote>
    </>
  );
}

function LagGroups({ query, groups, groupSheet }: RankingPageProps) {
  return (
    <ChartWithTable
      heading={groupSheet.caption}
      id="by-lag"
      {...sheetCells(groupSheet)}
      empty=""
      table="below"
    >
      <BarChart
        label={`入力の遅れごとの${query.doseNumber}回目の接種率の棒グラフ`}
        bars={groups.map(({ label, people, vaccinated }) => ({
          label,
          count: people === 0 ? 0 : 100 * vaccinated / people,
          text: shareText(vaccinated, people),
        }))}
        whole={100}
      />
    </ChartWithTable>
  );
}
