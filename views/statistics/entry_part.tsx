import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { MISSING_DAYS, type MissingEntries } from "../../domain/tally/coverage_missing.ts";
import { countText, shareText, type Sheet } from "../../domain/tally/coverage_sheet.ts";
import type { LagClass, LagSummary } from "../../domain/tally/statistics_lag.ts";
import { BarChart } from "../chart/bar_chart.tsx";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { CountingNote, LagNote } from "./counting_note.tsx";
import { sheetCells } from "./sheet_cells.tsx";
import { TakeTable } from "./take_table.tsx";

interface EntryPartProps {
  place: CoverageArea;
  at: Date;
  /** Undefined without any dose. */
  summary?: LagSummary;
  classes: readonly LagClass[];
  sheet: Sheet;
  missing?: MissingEntries;
}

/** 入力の遅れ: how long after it was given a dose is registered, and what is still to come. */
export function EntryPart({ place, at, summary, classes, sheet, missing }: EntryPartProps) {
  if (!summary) {
    return (
      <>
        <p class="empty">接種はまだ登録されていません。</p>
        <CountingNote at={at} />
      </>
    );
  }
  const figures = [
    { label: "平均", text: `${summary.mean.toFixed(1)}日` },
    { label: "中央値", text: `${summary.median}日` },
    { label: "翌日までに登録", text: shareText(summary.soon, summary.count) },
    { label: "14日以上かかった", text: shareText(summary.late, summary.count) },
  ];
  return (
    <>
      <ul class="figures figures--areas">
        {figures.map(({ label, text }) => (
          <li class="figure">
            <span class="figure__label">{label}</span>
            <span class="figure__number">{text}</span>
          </li>
        ))}
      </ul>
      <ChartWithTable heading={sheet.caption} id="entry" {...sheetCells(sheet)} empty="">
        <BarChart
          label="接種から登録までの日数の棒グラフ"
          bars={classes.map(({ label, count }) => ({
            label,
            count,
            text: shareText(count, summary.count),
          }))}
          whole={Math.max(...classes.map(({ count }) => count))}
        />
      </ChartWithTable>
      <TakeTable table={sheet.caption} query={{ section: "entry", area: place.code }} />
      <MissingPart missing={missing} />
      <CountingNote at={at}>
        <LagNote />
      </CountingNote>
    </>
  );
}

function MissingPart({ missing }: Pick<EntryPartProps, "missing">) {
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">まだ登録されていない接種（推計）</h2>
      <MissingText missing={missing} />
      <p class="quiet">
        推計の方法：接種日から経過した日数までに登録された割合で、日ごとの登録数を割り戻します。その割合が半分に満たない日は、その前の28日間の平均と同じ数の接種があったものとします。実際の数ではなく、接種率には加えていません。
      </p>
    </section>
  );
}

function MissingText({ missing }: Pick<EntryPartProps, "missing">) {
  const days = `最近${MISSING_DAYS}日間（今日を含む）の接種`;
  if (!missing) {
    return <p>登録までの日数が長く、{days}のうち登録されていない数は推計できません。</p>;
  }
  if (missing.registered + missing.missing === 0) return <p>{days}は登録されていません。</p>;
  return (
    <p>
      {days}は、{countText(
        missing.registered,
      )}回が登録されています。これまでと同じ日数で登録されるとすると、ほかに
      <strong>{aboutText(missing.missing)}</strong>がまだ登録されていません。
    </p>
  );
}

/** To two figures: more would say too much. */
function aboutText(count: number): string {
  if (count < 10) return "10回未満";
  return `約${countText(Number(count.toPrecision(2)))}回`;
}
