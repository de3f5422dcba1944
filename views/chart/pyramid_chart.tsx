import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";
import { type CountAxis, countAxis, rounded } from "./count_axis.ts";
import { Legend } from "./legend.tsx";
import { roomFor } from "./text_width.ts";

/** The people of an age band by sex, and of how many in all where that is known. */
export interface AgeBand {
  label: string;
  male: number;
  female: number;
  /** Everybody of the band; drawn behind, so that the filled part is the share. */
  maleWhole?: number;
  femaleWhole?: number;
}

interface PyramidChartProps {
  /** What the chart shows, for those who cannot see it; the two sums follow. */
  label: string;
  /** The youngest first; they are drawn from below. */
  bands: readonly AgeBand[];
  /** What the filled part is: "2回目接種者". Named in the legend where wholes are drawn. */
  filled?: string;
  /** A sentence on those who stand on neither side: "その他・不明の12人は図に含みません。" */
  apart?: string;
  words?: ChartWords;
}

const MOST_LEFT = 7;
/** Em from band to band. */
const PITCH = 1.5;
const THICKNESS = 0.8;

/** Age bands from the youngest below to the oldest above, men to the left, women to the right. */
export function PyramidChart({ label, bands, words = JAPANESE_CHART, ...more }: PyramidChartProps) {
  if (bands.length === 0) return <p class="empty">{words.nothing}</p>;
  const axis = countAxis(Math.max(...bands.flatMap(widthsOf)));
  const left = roomFor(bands.map((band) => band.label), MOST_LEFT);
  const [male, female] = [
    words.named(words.male, words.count(sumOf(bands, "male"))),
    words.named(words.female, words.count(sumOf(bands, "female"))),
  ];
  return (
    <div class="chart-block">
      {more.filled !== undefined && <PyramidLegend filled={more.filled} words={words} />}
      <div class="plot">
        <svg
          class={`pyramid room-left-${left}`}
          height={`${bands.length * PITCH}em`}
          role="img"
          aria-label={label + words.colon + [male, female].join(words.comma)}
        >
          <text class="pyramid__side" x="25%" y="0" dy="-0.6em">{male}</text>
          <text class="pyramid__side" x="75%" y="0" dy="-0.6em">{female}</text>
          <PyramidScale axis={axis} words={words} />
          {bands.toReversed().map((band, index) => (
            <Band band={band} axis={axis} place={index} count={bands.length} />
          ))}
          <line class="plot__base" x1="50%" x2="50%" y2="100%" />
        </svg>
      </div>
      {more.apart !== undefined && <p class="quiet">{more.apart}</p>}
    </div>
  );
}

function PyramidLegend({ filled, words }: { filled: string; words: ChartWords }) {
  return (
    <Legend
      items={[
        { label: words.named(words.male, filled), tone: 1, look: "box" },
        { label: words.named(words.female, filled), tone: 2, look: "box" },
        { label: words.whole, tone: "whole", look: "box" },
      ]}
    />
  );
}

/** Counts below, the same to both sides. */
function PyramidScale({ axis, words }: { axis: CountAxis; words: ChartWords }) {
  return (
    <>
      {axis.ticks.flatMap((value) => value === 0 ? [0] : [value, -value]).map((value) => {
        const at = `${rounded(50 + halfOf(value, axis))}%`;
        return (
          <>
            <line class="plot__level" x1={at} x2={at} y2="100%" />
            <text class={lookOf(value, axis)} x={at} y="100%" dy="1.4em">
              {words.short(Math.abs(value))}
            </text>
          </>
        );
      })}
    </>
  );
}

/** Only the ends and the middle are named where there is little room. */
function lookOf(value: number, { top }: CountAxis): string {
  return Math.abs(value) === top || value === 0 ? "plot__below" : "plot__below plot__fine";
}

interface BandProps {
  band: AgeBand;
  axis: CountAxis;
  /** From above, from 0. */
  place: number;
  count: number;
}

function Band({ band, axis, place, count }: BandProps) {
  const { male, female, maleWhole = 0, femaleWhole = 0 } = band;
  const pitch = 100 / count;
  const top = place * pitch + pitch * (1 - THICKNESS) / 2;
  const high = { y: `${rounded(top)}%`, height: `${rounded(pitch * THICKNESS)}%` };
  const bars = [
    { look: "tone-whole", men: maleWhole, women: femaleWhole },
    { look: "tone-1", men: male, women: 0 },
    { look: "tone-2", men: 0, women: female },
  ];
  return (
    <>
      <text class="bars__name" x={-8} y={`${rounded(top + pitch * THICKNESS / 2)}%`} dy="0.35em">
        {band.label}
      </text>
      {bars.filter(({ men, women }) => men + women > 0).map(({ look, men, women }) => (
        <rect
          class={look}
          x={`${rounded(50 - halfOf(men, axis))}%`}
          width={`${rounded(halfOf(men, axis) + halfOf(women, axis))}%`}
          {...high}
        />
      ))}
    </>
  );
}

function halfOf(value: number, { top }: CountAxis): number {
  return 50 * value / top;
}

function widthsOf({ male, female, maleWhole = 0, femaleWhole = 0 }: AgeBand): number[] {
  return [male, female, maleWhole, femaleWhole];
}

function sumOf(bands: readonly AgeBand[], side: "male" | "female"): number {
  return bands.reduce((sum, band) => sum + band[side], 0);
}
