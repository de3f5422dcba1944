import { type CountAxis, depthOf } from "./count_axis.ts";
import { Marker } from "./marker.tsx";
import { spreadLabels } from "./spread_labels.ts";
import { roomFor } from "./text_width.ts";

/** The last value of a line, and where it stands. */
export interface EndOfLine {
  label: string;
  value: number;
  text: string;
  /** Of its line, from 1. */
  tone: number;
  /** In percent of the plot's width. */
  at: number;
}

/** Two lines of text in percent of the height that the style sheet gives a plot. */
const LABEL_HEIGHT = 15;
const MOST_ROOM = 9;
/** Pixels from the plot: to where a leader begins and ends, and to the text. */
const LEADER = { from: 8, to: 22 };
const TEXT_AT = 26;

/** Em to the right of the plot that `LineEnds` takes. */
export function roomForEnds(ends: readonly EndOfLine[]): number {
  return roomFor(ends.flatMap(({ label, text }) => [label, text]), MOST_ROOM);
}

/** The mark at the end of each line, and beside the plot its name and last value. */
export function LineEnds({ ends, axis }: { ends: readonly EndOfLine[]; axis: CountAxis }) {
  const depths = ends.map(({ value }) => depthOf(value, axis));
  const places = spreadLabels(depths, LABEL_HEIGHT);
  return (
    <>
      {ends.map(({ at, tone }, index) => (
        <svg class="plot__at" x={`${at}%`} y={`${depths[index]}%`}>
          <Marker tone={tone} />
        </svg>
      ))}
      <svg class="plot__ends" x="100%" width="1" height="100%">
        {ends.map(({ label, text }, index) => (
          <>
            <line
              class="plot__leader"
              x1={LEADER.from}
              x2={LEADER.to}
              y1={`${depths[index]}%`}
              y2={`${places[index]}%`}
            />
            <text class="plot__end" y={`${places[index]}%`}>
              <tspan x={TEXT_AT} dy="-0.2em">{label}</tspan>
              <tspan class="plot__figure" x={TEXT_AT} dy="1.15em">{text}</tspan>
            </text>
          </>
        ))}
      </svg>
    </>
  );
}
