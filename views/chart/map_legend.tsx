import type { ValueClass } from "../../domain/tally/class_breaks.ts";
import type { ChartWords } from "./chart_words.ts";

interface MapLegendProps {
  classes: readonly ValueClass[];
  bound: (value: number) => string;
  /** Every prefecture has a figure. */
  isWhole: boolean;
  words: ChartWords;
}

/** What each shade stands for, the highest first. */
export function MapLegend({ classes, bound, isWhole, words }: MapLegendProps) {
  const steps = classes.map(({ from, to }, index) => ({
    step: String(index + 1),
    text: words.range(bound(from), index === classes.length - 1 ? undefined : bound(to)),
  }));
  const items = steps.toReversed();
  if (!isWhole) items.push({ step: "none", text: words.noFigure });
  return (
    <ul class="legend map__legend">
      {items.map(({ step, text }) => (
        <li class="legend__item">
          <svg class="legend__swatch" viewBox="-16 -8 32 16" aria-hidden="true">
            <rect class={`step-${step}`} x={-12} y={-7} width={24} height={14} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
