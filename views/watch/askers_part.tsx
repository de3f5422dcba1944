import type { Child } from "hono/jsx";
import { type ReceivedFilter, receivedQuery } from "../../domain/transfer/received_filter.ts";
import { placeName } from "../dose/dose_table.tsx";
import { BarChart } from "../chart/bar_chart.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

export interface AskerRow {
  otherCode: string;
  count: number;
  missCount: number;
}

interface AskersPartProps {
  /** The most first. */
  askers: readonly AskerRow[];
  filter: ReceivedFilter;
}

const MOST_BARS = 8;
/** Every municipality of the country may have asked; the others are found through the filter. */
const MOST_ROWS = 20;

/** Which municipality asked how often; a name narrows the list down to it. */
export function AskersPart({ askers, filter }: AskersPartProps) {
  if (askers.length === 0) return null;
  return (
    <section aria-labelledby="askers">
      <h2 id="askers">照会元の自治体ごとの件数</h2>
      <div class="beside">
        <DataTable
          caption="照会元の自治体ごとの件数（多い順）"
          columns={["自治体", "照会", "うち該当なし"]}
          numeric={[1, 2]}
          prose={[0]}
          empty=""
          rows={rowsOf(askers, filter)}
        />
        <BarChart
          label="照会元の自治体ごとの照会の件数"
          bars={barsOf(askers)}
          whole={most(askers)}
        />
      </div>
    </section>
  );
}

function rowsOf(askers: readonly AskerRow[], filter: ReceivedFilter): Child[][] {
  const rows = askers.slice(0, MOST_ROWS).map(({ otherCode, count, missCount }) => [
    <a href={paths.receivedInquiries + receivedQuery({ ...filter, otherCode })}>
      {placeName(otherCode)}
    </a>,
    text(count),
    text(missCount),
  ]);
  const others = askers.slice(MOST_ROWS);
  if (others.length === 0) return rows;
  const counts = others.reduce((sum, { count }) => sum + count, 0);
  const misses = others.reduce((sum, { missCount }) => sum + missCount, 0);
  return [...rows, [`ほか${text(others.length)}自治体`, text(counts), text(misses)]];
}

function barsOf(askers: readonly AskerRow[]) {
  const others = askers.slice(MOST_BARS).reduce((sum, { count }) => sum + count, 0);
  const bars = askers.slice(0, MOST_BARS).map(({ otherCode, count }) => ({
    label: placeName(otherCode),
    count,
    text: `${text(count)}件`,
  }));
  if (others === 0) return bars;
  return [...bars, { label: "ほかの自治体", count: others, text: `${text(others)}件` }];
}

function most(askers: readonly AskerRow[]): number {
  return Math.max(...barsOf(askers).map(({ count }) => count));
}

function text(count: number): string {
  return count.toLocaleString("ja-JP");
}
