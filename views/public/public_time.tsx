import { doseSeries, type PublicDay } from "../../domain/tally/public_days.ts";
import { byDay, byWeek, type PublicStep } from "../../domain/tally/public_stretch.ts";
import { ChartWithTable } from "../chart/chart_with_table.tsx";
import { ColumnChart } from "../chart/column_chart.tsx";
import { LineChart } from "../chart/line_chart.tsx";
import { PUBLIC_PERIODS, publicHref, type PublicPeriod } from "./choice.ts";
import { ChoiceLinks } from "./choice_links.tsx";
import type { PublicPart } from "./public_part.ts";
import { seriesText } from "./public_texts.ts";
import type { PublicWords } from "./words.ts";

/** So many days up to the last. */
const LENGTHS: Record<PublicPeriod, number> = { month: 31, quarter: 92, all: Infinity };
/** More columns than this nobody tells apart on a phone: they then stand for weeks. */
const MOST_COLUMNS = 124;
/** A line that only rises says the same with a seventh of its points. */
const MOST_POINTS = 31;

/** Doses by day, or by week over a long period, and all doses so far. */
export function PublicTime({ figures, choice, words }: PublicPart) {
  const days = figures.days.slice(-LENGTHS[choice.period]);
  const names = doseSeries(figures.doseNumbers).map((series) => seriesText(series, words));
  const choices = PUBLIC_PERIODS.map((period) => ({
    text: words.period.names[period],
    href: publicHref({ ...choice, period }),
    isChosen: period === choice.period,
  }));
  return (
    <>
      <ChoiceLinks label={words.period.choose} choices={choices} />
      <div class="public__given">
        {days.length <= MOST_COLUMNS
          ? <DailyDoses days={days} names={names} words={words} />
          : <WeeklyDoses days={days} names={names} words={words} />}
      </div>
      <div class="public__so-far">
        <DosesSoFar days={days} names={names} words={words} />
      </div>
    </>
  );
}

interface OverTime {
  days: readonly PublicDay[];
  /** Of what is counted apart, as the counts of a day go. */
  names: readonly string[];
  words: PublicWords;
}

function DailyDoses({ days, names, words }: OverTime) {
  const { charts } = words;
  const columns = [words.day, ...names, words.all, charts.mean];
  return (
    <ChartWithTable
      heading={words.daily}
      id="given"
      table="folded"
      columns={columns}
      numeric={allButFirst(columns)}
      rows={days.toReversed().map((day) => [
        charts.day(day.date),
        ...countTexts(day, words),
        day.mean === null ? "–" : charts.count(day.mean),
      ])}
      empty=""
      words={charts}
    >
      <ColumnChart
        label={words.daily}
        columns={days}
        series={names}
        mean={days.map(({ mean }) => mean)}
        words={charts}
      />
    </ChartWithTable>
  );
}

function WeeklyDoses({ days, names, words }: OverTime) {
  const weeks = byWeek(days);
  const columns = [words.weekColumn, ...names, words.all];
  return (
    <ChartWithTable
      heading={words.weekly}
      id="given"
      table="folded"
      columns={columns}
      numeric={allButFirst(columns)}
      rows={weeks.toReversed().map((week) => [words.week(week.date), ...countTexts(week, words)])}
      empty=""
      words={words.charts}
    >
      <ColumnChart
        label={words.weekly}
        columns={weeks.map(({ date, counts }) => ({ name: words.week(date), counts }))}
        series={names}
        words={words.charts}
      />
    </ChartWithTable>
  );
}

function DosesSoFar({ days, names, words }: OverTime) {
  const steps: PublicStep[] = days.length <= MOST_POINTS ? byDay(days) : byWeek(days);
  const columns = [words.day, ...names];
  return (
    <ChartWithTable
      heading={words.soFar}
      id="so-far"
      table="folded"
      columns={columns}
      numeric={allButFirst(columns)}
      rows={steps.toReversed().map(({ last, soFar }) => [
        words.charts.day(last),
        ...soFar.map(words.charts.count),
      ])}
      empty=""
      words={words.charts}
    >
      <LineChart
        label={words.soFar}
        lines={names.map((label, series) => ({
          label,
          points: steps.map(({ last, soFar }) => ({ date: last, value: soFar[series]! })),
        }))}
        words={words.charts}
      />
    </ChartWithTable>
  );
}

/** Each and all together. */
function countTexts({ counts }: PublicDay, { charts }: PublicWords): string[] {
  return [...counts, counts.reduce((all, count) => all + count, 0)].map(charts.count);
}

function allButFirst(columns: readonly string[]): number[] {
  return columns.map((_, index) => index).slice(1);
}
