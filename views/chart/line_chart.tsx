import { daysBetween, type PlainDate } from "../../domain/date/plain_date.ts";
import { everyDay } from "../../domain/tally/every_day.ts";
import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";
import { countAxis } from "./count_axis.ts";
import { type DaySpan, daySpan, middleOf } from "./day_span.ts";
import { dayTicks } from "./day_ticks.ts";
import { HoverTitles } from "./hover_titles.tsx";
import { Legend } from "./legend.tsx";
import { type EndOfLine, LineEnds, roomForEnds } from "./line_ends.tsx";
import { isKnown, linePath } from "./line_path.ts";
import { Plot, PlotArea } from "./plot.tsx";

export interface LinePoint {
  date: PlainDate;
  /** `null` interrupts the line; days that are not listed are bridged. */
  value: number | null;
}

export interface Line {
  label: string;
  /** By date. */
  points: readonly LinePoint[];
}

interface LineChartProps {
  /** What the chart says, for those who cannot see it; the last figures follow by themselves. */
  label: string;
  /** One to four; their order gives colour, dash and mark. */
  lines: readonly Line[];
  /** A value beside the axis; default: short, "120万". */
  tick?: (value: number) => string;
  /** The last value, at the end of its line; default: as `tick`. */
  figure?: (value: number) => string;
  /** Where the axis ends when that is fixed: 100 for percent. More than 0. */
  top?: number;
  /** Day and figures under the pointer; about 100 bytes a day. */
  titles?: "each" | "none";
  words?: ChartWords;
}

/** Up to four lines over days, from 0, each named at its end. */
export function LineChart({ label, lines, words = JAPANESE_CHART, ...looks }: LineChartProps) {
  const span = daySpan(lines.flatMap(({ points }) => points.map(({ date }) => date)));
  if (!span) return <p class="empty">{words.nothing}</p>;
  const { tick = words.short, figure = tick, titles = "each" } = looks;
  const axis = countAxis(highestOf(lines), looks.top);
  const ends = endsOf(lines, { span, figure });
  const { ticks, years } = dayTicks(span.first, span.last, words);
  const placed = <Tick extends { place: number }>(tick: Tick) => {
    return { ...tick, at: middleOf(tick.place, span.days) };
  };
  return (
    <div class="chart-block">
      <Plot
        label={describe({ label, ends, span, words })}
        axis={axis}
        tick={tick}
        ticks={ticks.map(placed)}
        years={years.map(placed)}
        right={roomForEnds(ends)}
      >
        <PlotArea>
          {lines.map(({ points }, index) => (
            <path
              class={`stroke stroke-${index + 1}`}
              d={linePath(points.map(({ date, value }) => ({ at: atOf(date, span), value })), axis)}
            />
          ))}
        </PlotArea>
        <LineEnds ends={ends} axis={axis} />
        {titles === "each" && <HoverTitles titles={titlesOf({ lines, span, figure, words })} />}
      </Plot>
      <div class="plot__fine-legend">
        <Legend
          items={ends.map(({ tone, label, text }) => ({
            label: words.named(label, text),
            tone,
            look: "line",
          }))}
        />
      </div>
    </div>
  );
}

function atOf(date: PlainDate, { first, days }: DaySpan): number {
  return middleOf(daysBetween(first, date), days);
}

function highestOf(lines: readonly Line[]): number {
  return lines.flatMap(({ points }) => points).reduce(
    (most, { value }) => isKnown(value) ? Math.max(most, value) : most,
    0,
  );
}

interface Ends {
  span: DaySpan;
  figure: (value: number) => string;
}

/** Where each line with any value stops. */
function endsOf(lines: readonly Line[], { span, figure }: Ends): EndOfLine[] {
  return lines.flatMap(({ label, points }, index) => {
    const last = points.findLast(({ value }) => isKnown(value));
    if (!last || last.value === null) return [];
    const { date, value } = last;
    return [{ label, value, text: figure(value), tone: index + 1, at: atOf(date, span) }];
  });
}

interface Described {
  label: string;
  ends: readonly EndOfLine[];
  span: DaySpan;
  words: ChartWords;
}

function describe({ label, ends, span: { first, last }, words }: Described): string {
  const figures = ends.map((end) => words.named(end.label, end.text));
  return [label + words.colon + words.period(words.day(first), words.day(last)), ...figures]
    .join(words.comma);
}

interface Titled extends Ends {
  lines: readonly Line[];
  words: ChartWords;
}

/** One for every day on which a line has a value. */
function titlesOf({ lines, span, figure, words }: Titled): (string | undefined)[] {
  const valuesOf = lines.map(({ points }) => {
    return new Map(points.map(({ date, value }) => [date, value]));
  });
  return everyDay(span.first, span.last).map((date) => {
    const figures = lines.flatMap(({ label }, index) => {
      const value = valuesOf[index]?.get(date) ?? null;
      return isKnown(value) ? [words.named(label, figure(value))] : [];
    });
    if (figures.length === 0) return undefined;
    return words.named(words.day(date), figures.join(words.comma));
  });
}
