import type { AreaCoverage } from "../../domain/tally/coverage_areas.ts";
import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { countText, shareText, type Sheet } from "../../domain/tally/coverage_sheet.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { Message } from "../layout/message.tsx";
import { withQuery } from "./area_sections.ts";
import { paths } from "../paths.ts";
import { CountingNote, LagNote } from "./counting_note.tsx";
import { DailyDoses, type DailyDosesProps } from "./daily_doses.tsx";
import { sheetCells } from "./sheet_cells.tsx";
import { TakeTable } from "./take_table.tsx";
import { WithinPart, type WithinPartProps } from "./within_part.tsx";

interface OverviewPartProps {
  place: CoverageArea;
  at: Date;
  own: AreaCoverage;
  doseNumbers: readonly number[];
  doses: Sheet;
  daily: DailyDosesProps;
  /** What the area consists of; a municipality of nothing. */
  within?: Omit<WithinPartProps, "place" | "doseNumbers">;
}

/** 全体: coverage by dose, doses by day, and the areas within. */
export function OverviewPart(props: OverviewPartProps) {
  const { place, at, own, doseNumbers, doses, daily, within } = props;
  return (
    <>
      {own.people === 0 && (
        <Message look="plain" heading="接種対象者がまだ登録されていません">
          <p>市区町村が接種対象者を登録すると、ここに集計が表示されます。</p>
        </Message>
      )}
      <Figures own={own} doseNumbers={doseNumbers} />
      <ChartWithTable
        heading="回数ごとの接種率"
        id="doses"
        {...sheetCells(doses)}
        empty=""
        table="below"
      >
        <BarChart
          label="接種対象者に占める割合の棒グラフ"
          bars={doseNumbers.map((doseNumber) => {
            const count = own.vaccinated.get(doseNumber) ?? 0;
            return { label: `${doseNumber}回目`, count, text: shareText(count, own.people) };
          })}
          whole={own.people}
        />
      </ChartWithTable>
      {!within && (
        <TakeTable table="回数ごとの接種率" query={{ section: "overview", area: place.code }} />
      )}
      <DailyDoses {...daily} />
      <p>
        <a href={withQuery(paths.statisticsDays(place.code), { unit: "day" })}>
          すべての日・週・月と累計を見る
        </a>
      </p>
      {within && <WithinPart place={place} doseNumbers={doseNumbers} {...within} />}
      <CountingNote at={at}>
        <LagNote />
      </CountingNote>
    </>
  );
}

function Figures({ own, doseNumbers }: Pick<OverviewPartProps, "own" | "doseNumbers">) {
  const counts = [
    { label: "接種対象者", count: own.people },
    ...doseNumbers.map((doseNumber) => ({
      label: `${doseNumber}回目接種者`,
      count: own.vaccinated.get(doseNumber) ?? 0,
    })),
  ];
  return (
    <ul class="figures figures--areas">
      {counts.map(({ label, count }, index) => (
        <li class="figure">
          <span class="figure__label">{label}</span>
          <span class="figure__number">{countText(count)}</span>
          <span class="figure__unit">人</span>
          {index > 0 && <span class="figure__share">接種率 {shareText(count, own.people)}</span>}
        </li>
      ))}
    </ul>
  );
}
