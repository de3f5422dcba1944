import type { Child } from "hono/jsx";
import { type CountAxis, depthOf } from "./count_axis.ts";
import { roomFor } from "./text_width.ts";

/** A mark below the plot. */
export interface PlacedTick {
  /** In percent of the plot's width. */
  at: number;
  text: string;
  /** Left out where the chart is narrow. */
  isFine?: boolean;
}

interface PlotProps {
  /** All it shows in words. */
  label: string;
  axis: CountAxis;
  tick: (value: number) => string;
  /** Below the plot, and on the line below that. */
  ticks: readonly PlacedTick[];
  years?: readonly PlacedTick[];
  /** Em that what stands to the right of the plot needs, 0–9. */
  right?: number;
  children: Child;
}

const MOST_LEFT = 6;
const TICK_GAP = -8;

/**
 * The frame of a chart with a vertical axis. Its text keeps its size at every width: the drawing
 * area stretches, and everything else is placed by percent of it and stands around it.
 */
export function Plot({ label, axis, tick, ticks, years = [], right = 0, children }: PlotProps) {
  const left = roomFor(axis.ticks.map(tick), MOST_LEFT);
  return (
    <div class="plot">
      <svg
        class={`plot__svg room-left-${left} room-right-${right}`}
        role="img"
        aria-label={label}
      >
        {axis.ticks.map((value) => (
          <>
            <Level at={depthOf(value, axis)} isBase={value === 0} />
            <text class="plot__tick" x={TICK_GAP} y={`${depthOf(value, axis)}%`} dy="0.35em">
              {tick(value)}
            </text>
          </>
        ))}
        {ticks.map(({ at, text, isFine }) => (
          <g class={isFine ? "plot__fine" : undefined}>
            <BelowMark at={at} />
            <text class="plot__below" x={`${at}%`} y="100%" dy="1.7em">{text}</text>
          </g>
        ))}
        {years.map(({ at, text }) => (
          <text class="plot__year" x={`${at}%`} y="100%" dy="3em">{text}</text>
        ))}
        {children}
      </svg>
    </div>
  );
}

function Level({ at, isBase }: { at: number; isBase: boolean }) {
  const look = isBase ? "plot__base" : "plot__level";
  return <line class={look} x1="0" x2="100%" y1={`${at}%`} y2={`${at}%`} />;
}

/** A short stroke down from the axis: placed by percent, long in pixels. */
function BelowMark({ at }: { at: number }) {
  return (
    <svg class="plot__at" x={`${at}%`} y="100%">
      <line class="plot__base" y2="6" />
    </svg>
  );
}

/** What stretches with the plot: `x` and `y` from 0 to `AREA`. */
export function PlotArea({ children }: { children: Child }) {
  return (
    <svg
      class="plot__area"
      width="100%"
      height="100%"
      viewBox={`0 0 ${AREA} ${AREA}`}
      preserveAspectRatio="none"
    >
      {children}
    </svg>
  );
}

export const AREA = 1000;
