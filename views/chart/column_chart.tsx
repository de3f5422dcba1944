import { type PlainDate } from "../../domain/date/plain_date.ts";
import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";
import { columnPath } from "./column_path.ts";
import { type ColumnScale, columnScale } from "./column_scale.ts";
import { countAxis } from "./count_axis.ts";
import { middleOf } from "./day_span.ts";
import { HoverTitles } from "./hover_titles.tsx";
import { boxesOf, Legend, type LegendItem } from "./legend.tsx";
import { linePath } from "./line_path.ts";
import { Plot, PlotArea } from "./plot.tsx";
import { textureOf, Textures } from "./texture.tsx";
import { TexturedColumns } from "./textured_columns.tsx";

/** A column of one day or, in a chart without days, of one name. Its counts stand on one another. */
export type Column = ({ date: PlainDate } | { name: string }) & {
  /** In the order of the chart's `series`, each 0 or more. */
  counts: readonly number[];
};

interface ColumnChartProps {
  /** What the chart says, for those who cannot see it; period and largest column follow. */
  label: string;
  /** All with a date, in order, or all with a name; at most about 400. Missing days stay empty. */
  columns: readonly Column[];
  /** The names of what is stacked, from below; at most six. */
  series: readonly string[];
  /** One value for each column, see `sevenDayMean`. */
  mean?: readonly (number | null)[];
  /** A value beside the axis; default: short, "10万". */
  tick?: (value: number) => string;
  /** Name and figures under the pointer; about 100 bytes a column. */
  titles?: "each" | "none";
  words?: ChartWords;
}

/** Stacked columns over days or names. */
export function ColumnChart(
  { label, columns, words = JAPANESE_CHART, ...looks }: ColumnChartProps,
) {
  if (columns.length === 0) return <p class="empty">{words.nothing}</p>;
  const { series, mean, tick = words.short, titles = "each" } = looks;
  const scale = columnScale(columns, words);
  const sums = columns.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const axis = countAxis(Math.max(...sums));
  const stacks = columns.map(({ counts }, i) => ({ place: scale.places[i]!, counts }));
  const meanPoints = mean?.map((value, i) => ({
    at: middleOf(scale.places[i]!, scale.parts),
    value,
  }));
  const paths = series.map((_, index) => columnPath({ stacks, parts: scale.parts, axis }, index));
  return (
    <div class="chart-block">
      <Legend items={legendOf({ label, series, mean, words })} />
      <Plot
        label={describe({ label, scale, sums, words })}
        axis={axis}
        tick={tick}
        ticks={scale.ticks}
        years={scale.years}
      >
        <Textures chart={label} tones={series.length} />
        {paths.map((path, i) => (
          <Columns tone={i + 1} path={path} texture={textureOf(label, i + 1)} />
        ))}
        {meanPoints && <MeanLine path={linePath(meanPoints, axis)} />}
        {titles === "each" && (
          <HoverTitles titles={titlesOf({ label, columns, series, mean, scale, words })} />
        )}
      </Plot>
    </div>
  );
}

function Columns({ tone, path, texture }: { tone: number; path: string; texture?: string }) {
  if (texture !== undefined) {
    return <TexturedColumns tone={tone} path={path} texture={texture} />;
  }
  return (
    <PlotArea>
      <path class={`tone-${tone}`} d={path} />
    </PlotArea>
  );
}

/** Black with a light rim, so that it stands out from columns of every tone. */
function MeanLine({ path }: { path: string }) {
  return (
    <PlotArea>
      <path class="stroke stroke-rim" d={path} />
      <path class="stroke stroke-mean" d={path} />
    </PlotArea>
  );
}

interface Legended {
  label: string;
  series: readonly string[];
  mean?: readonly (number | null)[];
  words: ChartWords;
}

function legendOf({ label, series, mean, words }: Legended): LegendItem[] {
  const boxes = boxesOf(label, series);
  if (!mean) return boxes;
  return [...boxes, { label: words.mean, tone: "mean", look: "line" }];
}

interface Described {
  label: string;
  scale: ColumnScale;
  sums: readonly number[];
  words: ChartWords;
}

function describe({ label, scale: { names }, sums, words }: Described): string {
  const most = sums.indexOf(Math.max(...sums));
  const period = words.period(names[0]!, names.at(-1)!);
  const largest = words.named(words.named(words.most, names[most]!), words.count(sums[most]!));
  return label + words.colon + [period, largest].join(words.comma);
}

interface Titled extends Legended {
  columns: readonly Column[];
  scale: ColumnScale;
}

/** One for every part of the width that has a column. */
function titlesOf({ columns, series, mean, scale, words }: Titled): (string | undefined)[] {
  const titles: (string | undefined)[] = Array.from({ length: scale.parts }, () => undefined);
  columns.forEach(({ counts }, i) => {
    const figures = series.map((name, s) => words.named(name, words.count(counts[s] ?? 0)));
    const value = mean?.[i] ?? null;
    const means = value === null ? [] : [words.named(words.mean, words.count(Math.round(value)))];
    titles[scale.places[i]!] = words.named(
      scale.names[i]!,
      [...figures, ...means].join(words.comma),
    );
  });
  return titles;
}
