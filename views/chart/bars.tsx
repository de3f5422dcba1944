import { rounded } from "./count_axis.ts";
import { roomFor, textWidth } from "./text_width.ts";
import { FIRST_TEXTURED, textureOf, Textures } from "./texture.tsx";

/** A horizontal bar of one or more parts, laid end to end. */
export interface PartedBar {
  label: string;
  /** Each 0 or more. */
  counts: readonly number[];
  /** What stands at its end: "45.0%", "12件". */
  text: string;
}

interface BarsProps {
  /** Tells it apart from the other charts of the page. */
  chart: string;
  /** All it shows in words. */
  label: string;
  bars: readonly PartedBar[];
  /** What a bar over the whole width stands for. */
  whole: number;
  /** A faint bar behind each shows how much the whole is. */
  track: "shown" | "none";
}

/** Longer names stand above their bars instead of beside them. */
const MOST_LEFT = 7;
const MOST_RIGHT = 9;
/** More bars than this are printed small, so that they stay on one sheet. */
const LONG = 30;
/** Em from bar to bar. */
const PITCH = { beside: 2, over: 3.2 };
/** In percent of the pitch. */
const THICKNESS = { beside: 72, over: 46 };

/** Horizontal bars that fill the width while their text keeps its size. */
export function Bars({ chart, label, bars, whole, track }: BarsProps) {
  const texts = bars.map((bar) => bar.label);
  const layout = Math.max(...texts.map(textWidth)) > MOST_LEFT ? "over" : "beside";
  const left = layout === "over" ? 0 : roomFor(texts, MOST_LEFT);
  const right = roomFor(bars.map(({ text }) => text), MOST_RIGHT);
  const look = bars.length > LONG ? "bars bars--long" : "bars";
  const pitch = 100 / bars.length;
  const thick = pitch * THICKNESS[layout] / 100;
  return (
    <div class="plot">
      <svg
        class={`${look} room-left-${left} room-right-${right}`}
        height={`${bars.length * PITCH[layout]}em`}
        role="img"
        aria-label={label}
      >
        <Textures chart={chart} tones={Math.max(...bars.map(({ counts }) => counts.length))} />
        {bars.map((bar, index) => (
          <BarRow
            chart={chart}
            bar={bar}
            whole={whole}
            track={track}
            layout={layout}
            bottom={(index + 1) * pitch - (layout === "over" ? 0 : (pitch - thick) / 2)}
            thick={thick}
          />
        ))}
      </svg>
    </div>
  );
}

interface BarRowProps extends Pick<BarsProps, "chart" | "whole" | "track"> {
  bar: PartedBar;
  layout: "beside" | "over";
  /** In percent of the height, as is `thick`. */
  bottom: number;
  thick: number;
}

function BarRow({ chart, bar, whole, track, layout, bottom, thick }: BarRowProps) {
  const place = { y: `${rounded(bottom - thick)}%`, height: `${rounded(thick)}%` };
  const middle = `${rounded(bottom - thick / 2)}%`;
  const parts = partsOf(bar.counts, whole);
  return (
    <>
      {layout === "beside"
        ? <text class="bars__name" x={-8} y={middle} dy="0.35em">{bar.label}</text>
        : <text x="0" y={place.y} dy="-0.35em">{bar.label}</text>}
      {track === "shown" && <rect class="bars__track" width="100%" {...place} />}
      {parts.map(({ at, width, tone }) => (
        <>
          <rect class={`tone-${tone}`} x={`${at}%`} width={`${width}%`} {...place} />
          {tone >= FIRST_TEXTURED && (
            <rect fill={textureOf(chart, tone)} x={`${at}%`} width={`${width}%`} {...place} />
          )}
        </>
      ))}
      <text class="bars__text" x="100%" dx="8" y={middle} dy="0.35em">{bar.text}</text>
    </>
  );
}

/** In percent of the width: the least that is seen, so that one among a million is not nothing. */
const LEAST = 0.5;

/** Parts with something in them, in percent of the width; none reaches beyond it. */
function partsOf(counts: readonly number[], whole: number) {
  let sum = 0;
  const share = (count: number) => whole === 0 ? 0 : rounded(100 * Math.min(1, count / whole));
  return counts.map((count, index) => {
    const at = Math.min(share(sum), 100 - LEAST);
    sum += count;
    return { at, width: Math.max(LEAST, rounded(share(sum) - at)), tone: index + 1, count };
  }).filter(({ count }) => count > 0);
}
