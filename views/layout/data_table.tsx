import type { Child } from "hono/jsx";

interface DataTableProps {
  caption: string;
  columns: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly Child[])[];
  /** What stands there when there is no row. */
  empty: string;
  /** Columns whose cells are numbers, by position. */
  numeric?: readonly number[];
  /** Columns of running text, which may wrap; all others stay on one line. */
  prose?: readonly number[];
}

/** A table with row and column headers in a region that scrolls and can be focused. */
export function DataTable({ caption, columns, rows, empty, ...looks }: DataTableProps) {
  if (rows.length === 0) return <p class="empty">{empty}</p>;
  const look = (index: number) => {
    if (looks.numeric?.includes(index)) return "number";
    return looks.prose?.includes(index) ? "prose" : undefined;
  };
  return (
    <div class="table-region" role="region" aria-label={caption} tabindex={0}>
      <table class="table">
        <caption class="table__caption">{caption}</caption>
        <thead>
          <tr>{columns.map((column, i) => <th scope="col" class={look(i)}>{column}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row" class={look(0)}>{name}</th>
              {cells.map((cell, i) => <td class={look(i + 1)}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
