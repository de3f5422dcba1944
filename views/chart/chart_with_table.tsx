import type { Child } from "hono/jsx";
import { DataTable } from "../layout/data_table.tsx";
import { type ChartWords, JAPANESE_CHART } from "./chart_words.ts";

interface ChartWithTableProps {
  heading: string;
  /** Of the heading, for links to it; unique on the page. */
  id: string;
  /** The columns and rows of the table, see `DataTable`; the heading is its caption. */
  columns: readonly string[];
  rows: readonly (readonly Child[])[];
  /** What stands there when there is no row. */
  empty: string;
  numeric?: readonly number[];
  prose?: readonly number[];
  /**
   * Where the table stands: beside the chart from tablet width on (a long one scrolls), always
   * below it, or below it and folded away. On paper it is always whole and open.
   */
  table?: "beside" | "below" | "folded";
  words?: ChartWords;
  /** The chart, and notes on it. */
  children: Child;
}

/** A chart under its heading, with the table of the same figures, which is the landmark. */
export function ChartWithTable(
  { heading, id, table = "beside", words = JAPANESE_CHART, children, ...cells }:
    ChartWithTableProps,
) {
  const dataTable = <DataTable caption={heading} {...cells} />;
  return (
    <section class="charted">
      <h2 id={id}>{heading}</h2>
      <div class={`charted__parts charted__parts--${table}`}>
        <div>{children}</div>
        {table === "folded"
          ? (
            <details class="folded">
              <summary class="folded__heading">{words.showTable}</summary>
              <div class="folded__body">{dataTable}</div>
            </details>
          )
          : dataTable}
      </div>
    </section>
  );
}
