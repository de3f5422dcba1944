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
}

const BAR_HEIGHT = 36;
const BAR_GAP = 20;
const CHART_WIDTH = 480;
const LABEL_WIDTH = 120;
const LETTER_WIDTH = 16;
/** `chart__bar--0` and so on. */
const COLOURS = 3;

/** Horizontal bars, to stand beside the table of the same figures. */
export function BarChart({ label, bars, whole }: BarChartProps) {
  const height = bars.length * (BAR_HEIGHT + BAR_GAP);
  const longest = Math.max(0, ...bars.map((bar) => bar.label.length));
  const left = Math.max(LABEL_WIDTH, longest * LETTER_WIDTH + 8);
  const full = CHART_WIDTH - left;
  const description = bars.map((bar) => `${bar.label} ${bar.text}`).join("、");
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${CHART_WIDTH} ${height}`}
      role="img"
      aria-label={`${label}：${description}`}
    >
      {bars.map((bar, index) => {
        const top = index * (BAR_HEIGHT + BAR_GAP);
        const width = whole === 0 ? 0 : full * Math.min(1, bar.count / whole);
        return (
          <g>
            <text class="chart__label" x={0} y={top + BAR_HEIGHT / 2 + 6}>{bar.label}</text>
            <rect class="chart__track" x={left} y={top} width={full} height={BAR_HEIGHT} />
            <rect
              class={`chart__bar chart__bar--${index % COLOURS}`}
              x={left}
              y={top}
              width={width}
              height={BAR_HEIGHT}
            />
            <text class="chart__share" x={CHART_WIDTH - 8} y={top + BAR_HEIGHT / 2 + 6}>
              {bar.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
