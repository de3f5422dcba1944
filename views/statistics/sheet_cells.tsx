import type { Child } from "hono/jsx";
import {
  areaOf,
  cellText,
  numericColumns,
  type Sheet,
  type SheetCell,
} from "../../domain/tally/coverage_sheet.ts";
import { paths } from "../paths.ts";

interface TableCells {
  columns: readonly string[];
  rows: readonly (readonly Child[])[];
  numeric: readonly number[];
}

/** A sheet as a `DataTable` or a `ChartWithTable` takes it; areas lead to their figures. */
export function sheetCells(sheet: Sheet): TableCells {
  return {
    columns: sheet.columns,
    rows: sheet.rows.map((row) => row.map(shownCell)),
    numeric: numericColumns(sheet),
  };
}

export function shownCell(cell: SheetCell): Child {
  const area = areaOf(cell);
  if (area === undefined) return cellText(cell);
  return <a class="row-link" href={paths.statisticsArea(area)}>{cellText(cell)}</a>;
}
