import type { PagedList } from "../../domain/tally/statistics_page.ts";
import type { LagClass, LagSummary, VenueLag } from "../../domain/tally/statistics_lag.ts";
import { percentText } from "../../domain/tally/statistics_coverage.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import { countText, daysText } from "./figure_text.ts";
import { type ProgressQuery, withQuery } from "./progress_sections.ts";
import { venueText } from "./venue_name.ts";

interface LagsPartProps {
  /** Of all doses; undefined when there is none. */
  summary: LagSummary | undefined;
  classes: readonly LagClass[];
  venues: PagedList<VenueLag>;
  ownCode: string;
  query: ProgressQuery;
}

/** 入力の遅れ: the days from 接種日 to 登録日, of all doses and of each venue. */
export function LagsPart({ summary, classes, venues, ownCode, query }: LagsPartProps) {
  const total = summary?.count ?? 0;
  return (
    <>
      <p>
        接種日から登録日までの日数です。当日に登録した接種は0日です。登録が遅れているあいだは、接種率が実際より低く見えます。
      </p>
      {summary && <SummaryFigures summary={summary} />}
      <ChartWithTable
        heading="登録までの日数"
        id="lag-days"
        columns={["登録した日", "接種回数", "割合"]}
        rows={total === 0 ? [] : classes.map(({ label, count }) => [
          label,
          countText(count),
          percentText(count, total),
        ])}
        numeric={[1, 2]}
        empty={NOTHING}
      >
        {total > 0 && (
          <StackedBarChart
            label="登録までの日数ごとの接種回数"
            bars={classes.map(({ label, count }) => ({
              label,
              counts: [count],
              text: percentText(count, total),
            }))}
            series={["接種回数"]}
          />
        )}
      </ChartWithTable>
      <ChartWithTable
        heading="会場ごとの入力の遅れ"
        id="lag-venues"
        columns={["接種会場", "接種回数", "中央値", "平均", "0～1日", "14日以上"]}
        rows={venues.items.map((venue) => [
          venueText(venue, ownCode),
          countText(venue.count),
          daysText(venue.median),
          daysText(venue.mean),
          percentText(venue.soon, venue.count),
          percentText(venue.late, venue.count),
        ])}
        numeric={[1, 2, 3, 4, 5]}
        prose={[0]}
        empty={NOTHING}
        table="below"
      >
        {venues.count > 0 && (
          <StackedBarChart
            label="会場ごとの登録までの日数の割合"
            bars={venues.items.map((venue) => ({
              label: venueText(venue, ownCode),
              counts: sharesOf(venue),
              text: `14日以上 ${percentText(venue.late, venue.count)}`,
            }))}
            series={["0～1日", "2～13日", "14日以上"]}
            whole={100}
          />
        )}
        {venues.count > 0 && <p class="quiet">14日以上の割合が大きい会場から並べています。</p>}
      </ChartWithTable>
      <PageLinks
        label="会場ごとの入力の遅れのページ"
        page={venues.page}
        pageCount={venues.pageCount}
        hrefOf={(page) => withQuery(paths.progressLags, { ...query, page: String(page) })}
      />
    </>
  );
}

const NOTHING = "接種記録がまだありません。";

function SummaryFigures({ summary }: { summary: LagSummary }) {
  const { count, median, mean, soon, late } = summary;
  const figures = [
    ["中央値", daysText(median)],
    ["平均", daysText(mean)],
    ["0～1日で登録", percentText(soon, count)],
    ["14日以上", percentText(late, count)],
  ];
  return (
    <ul class="figures figures--four">
      {figures.map(([label, text]) => (
        <li class="figure">
          <span class="figure__label">{label}</span>
          <span class="figure__number">{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Per cent of 0–1 days, of 2–13 days (and of days that cannot be), of 14 and more. */
function sharesOf({ count, soon, late }: LagSummary): number[] {
  return [soon, count - soon - late, late].map((part) => 100 * part / count);
}
