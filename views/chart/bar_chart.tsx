import { Bars } from "./bars.tsx";
import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";

export interface Bar {
  label: string;
  count: number;
  /** What stands at its end: "45.0%", "12件". */
  text: string;
}

interface BarChartProps {
  /** What the chart shows, for those who cannot see it; the figures follow by themselves. */
  label: string;
  bars: readonly Bar[];
  /** What a full bar stands for. */
  whole: number;
  words?: ChartWords;
}

/** Horizontal bars, to stand beside the table of the same figures. */
export function BarChart({ label, bars, whole, words = JAPANESE_CHART }: BarChartProps) {
  if (bars.length === 0) return <p class="empty">{words.nothing}</p>;
  const figures = bars.map((bar) => words.named(bar.label, bar.text));
  return (
    <Bars
      chart={label}
      label={label + words.colon + figures.join(words.comma)}
      bars={bars.map(({ label, count, text }) => ({ label, counts: [count], text }))}
      whole={whole}
      track="shown"
    />
  );
}
