import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { DosesAndOld, VsysSheet } from "../../domain/tally/statistics_venue.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { StackedBarChart } from "../chart/stacked_bar_chart.tsx";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { countText, numericFrom } from "./figure_text.ts";
import { type ProgressQuery, withQuery } from "./progress_sections.ts";
import { venueText } from "./venue_name.ts";

interface VsysPartProps {
  day: PlainDate;
  dayBefore: PlainDate;
  dayAfter: PlainDate;
  sheet: VsysSheet;
  ownCode: string;
  query: ProgressQuery;
}

/** V-SYS集計: what each venue reports of one day, to be copied from. */
export function VsysPart({ day, dayBefore, dayAfter, sheet, ownCode, query }: VsysPartProps) {
  const { vaccines, lines } = sheet;
  const columns = [
    "接種会場",
    ...["合計", ...vaccines].flatMap((name) => [name, `${name} うち65歳以上`]),
  ];
  const hrefOf = (wanted: PlainDate) => withQuery(paths.progressVsys, { ...query, day: wanted });
  const whole = totalsOf(sheet);
  return (
    <>
      <nav class="buttons" aria-label="前後の日">
        <LinkButton href={hrefOf(dayBefore)}>前の日</LinkButton>
        <LinkButton href={hrefOf(dayAfter)}>次の日</LinkButton>
      </nav>
      <ChartWithTable
        heading={`${formatDate(day)}の会場ごとの接種回数`}
        id="v-sys"
        columns={columns}
        rows={[
          ...lines.map((line) => [venueText(line, ownCode), ...cellsOf([line, ...line.byVaccine])]),
          ...(lines.length > 0 ? [["全会場の合計", ...cellsOf(whole)]] : []),
        ]}
        numeric={numericFrom(1, columns)}
        prose={[0]}
        empty="この日の接種記録はありません。"
        table="below"
      >
        {lines.length > 0 && (
          <StackedBarChart
            label={`${formatDate(day)}の会場ごとの接種回数`}
            bars={lines.map((line) => ({
              label: venueText(line, ownCode),
              counts: [line.old, line.count - line.old],
              text: `${countText(line.count)}回`,
            }))}
            series={["65歳以上", "65歳未満・年齢不明"]}
          />
        )}
      </ChartWithTable>
      <p class="quiet">
        65歳以上は、接種日の年齢です。接種対象者が未登録の接種は含みません。他の自治体の接種券による接種は、この表に入りません。
      </p>
    </>
  );
}

/** Of all venues: all vaccines, then each. */
function totalsOf({ vaccines, lines }: VsysSheet): DosesAndOld[] {
  return [lines, ...vaccines.map((_, place) => lines.map(({ byVaccine }) => byVaccine[place]!))]
    .map((doses) => ({
      count: doses.reduce((sum, { count }) => sum + count, 0),
      old: doses.reduce((sum, { old }) => sum + old, 0),
    }));
}

function cellsOf(doses: readonly DosesAndOld[]): string[] {
  return doses.flatMap(({ count, old }) => [countText(count), countText(old)]);
}
