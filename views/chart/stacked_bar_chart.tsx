import { Bars, type PartedBar } from "./bars.tsx";
import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";
import { boxesOf, Legend } from "./legend.tsx";

interface StackedBarChartProps {
  /** What the chart shows, for those who cannot see it; name and text of each bar follow. */
  label: string;
  /** As many as needed: 47 prefectures, 20 age bands. */
  bars: readonly PartedBar[];
  /** The names of the parts, from the left, as `counts` of the bars go; at most six. */
  series: readonly string[];
  /** What a full bar stands for; default: the longest bar. */
  whole?: number;
  words?: ChartWords;
}

/** Horizontal bars of parts laid end to end. */
export function StackedBarChart(
  { label, bars, series, whole, words = JAPANESE_CHART }: StackedBarChartProps,
) {
  if (bars.length === 0) return <p class="empty">{words.nothing}</p>;
  const sums = bars.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const figures = bars.map((bar) => words.named(bar.label, bar.text));
  return (
    <div class="chart-block">
      <Legend items={boxesOf(label, series)} />
      <Bars
        chart={label}
        label={label + words.colon + figures.join(words.comma)}
        bars={bars}
        whole={whole ?? Math.max(...sums)}
        track={whole === undefined ? "none" : "shown"}
      />
    </div>
  );
}
