import type { Child } from "hono/jsx";
import { formatDate } from "../../domain/date/plain_date.ts";
import type { DayDoses } from "../../domain/tally/statistics_day.ts";
import type { PagedList } from "../../domain/tally/statistics_page.ts";
import type { StatisticsPeriod } from "../../domain/tally/statistics_form.ts";
import type { Venue, VenueDay, VenueTotal } from "../../domain/tally/statistics_venue.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import { DayChart } from "./day_chart.tsx";
import { doseCounts, doseSeries } from "./dose_series.ts";
import { countText, numericFrom } from "./figure_text.ts";
import { type ProgressQuery, withQuery } from "./progress_sections.ts";
import { venueText } from "./venue_name.ts";

interface VenuesPartProps {
  period: StatisticsPeriod;
  doseNumbers: readonly number[];
  /** Of the whole period, the earliest first. */
  days: readonly DayDoses[];
  /** The latest first. */
  dayRows: PagedList<DayDoses>;
  venues: PagedList<VenueTotal>;
  venueDays: PagedList<VenueDay>;
  /** Those with most doses, as many as a chart tells apart. */
  largest: readonly Venue[];
  /** The days again, their doses parted into those of the largest venues and of all others. */
  daysByVenue: readonly DayDoses[];
  ownCode: string;
  query: ProgressQuery;
}

/** 会場と日: doses of a period by day, by venue, and by both. */
export function VenuesPart(props: VenuesPartProps) {
  const { doseNumbers, days, dayRows, venues, venueDays, largest, daysByVenue, ownCode } = props;
  const dayColumns = ["接種日", ...doseNumbers.map((number) => `${number}回目`), "合計"];
  return (
    <>
      <p>
        期間：{periodText(
          props.period,
        )}。接種の数（回）です。この自治体の接種券によるものだけを数え、他の自治体の接種券の分は含みません。
      </p>
      <ChartWithTable
        heading="日ごとの接種回数"
        id="by-day"
        columns={dayColumns}
        rows={dayRows.items.map(({ vaccinatedOn, parts, count }) => [
          formatDate(vaccinatedOn),
          ...parts.map(countText),
          countText(count),
        ])}
        numeric={numericFrom(1, dayColumns)}
        empty={NOTHING}
        table="below"
      >
        {days.length > 0 && (
          <DayChart
            label="接種回数"
            days={days.map((day) => ({ ...day, parts: doseCounts(day.parts) }))}
            series={doseSeries(doseNumbers)}
            mean="shown"
          />
        )}
      </ChartWithTable>
      <Pages {...props} list={dayRows} name="days" label="日ごとの接種回数のページ" />
      <ChartWithTable
        heading="会場ごとの接種回数"
        id="by-venue"
        columns={["接種会場", ...DOSES]}
        rows={venues.items.map((venue) => [venueText(venue, ownCode), ...dosesCells(venue)])}
        numeric={[1, 2]}
        prose={[0]}
        empty={NOTHING}
      >
        {venues.count > 0 && (
          <StackedBarChart
            label="会場ごとの接種回数"
            bars={venues.items.map((venue) => ({
              label: venueText(venue, ownCode),
              counts: [venue.old, venue.count - venue.old],
              text: `${countText(venue.count)}回`,
            }))}
            series={["65歳以上", "65歳未満・年齢不明"]}
          />
        )}
      </ChartWithTable>
      <Pages {...props} list={venues} name="venues" label="会場ごとの接種回数のページ" />
      <ChartWithTable
        heading="会場と日ごとの接種回数"
        id="by-venue-and-day"
        columns={["接種日", "接種会場", ...DOSES]}
        rows={venueDays.items.map((day) => [
          formatDate(day.vaccinatedOn),
          venueText(day, ownCode),
          ...dosesCells(day),
        ])}
        numeric={[2, 3]}
        prose={[1]}
        empty={NOTHING}
        table="below"
      >
        {days.length > 0 && (
          <DayChart
            label="会場の接種回数"
            days={daysByVenue}
            series={[
              ...largest.map((venue) => venueText(venue, ownCode)),
              ...(venues.count > largest.length ? ["その他の会場"] : []),
            ]}
            mean="none"
          />
        )}
      </ChartWithTable>
      <Pages {...props} list={venueDays} name="page" label="会場と日ごとの接種回数のページ" />
    </>
  );
}

const DOSES = ["接種回数", "うち65歳以上"];
const NOTHING = "この期間の接種記録はありません。";

function dosesCells({ count, old }: VenueTotal): string[] {
  return [countText(count), countText(old)];
}

function periodText({ from, to }: StatisticsPeriod): Child {
  if (!from && !to) return "全期間";
  return `${from ? formatDate(from) : ""}～${to ? formatDate(to) : ""}`;
}

interface PagesProps {
  list: PagedList<unknown>;
  /** Of the page's number in the address. */
  name: "days" | "venues" | "page";
  label: string;
  query: ProgressQuery;
}

function Pages({ list: { page, pageCount }, name, label, query }: PagesProps) {
  const hrefOf = (wanted: number) =>
    withQuery(paths.progressVenues, { ...query, [name]: String(wanted) });
  return <PageLinks label={label} page={page} pageCount={pageCount} hrefOf={hrefOf} />;
}
