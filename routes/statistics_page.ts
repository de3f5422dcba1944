import type { Sheet } from "../domain/tally/coverage_sheet.ts";

export const ROWS_A_PAGE = 50;

interface SheetPage {
  /** The same with the rows of this page alone. */
  sheet: Sheet;
  /** From 1; the last one where there are not so many. */
  page: number;
  pageCount: number;
}

export function onePage(sheet: Sheet, wanted: number): SheetPage {
  const pageCount = Math.max(1, Math.ceil(sheet.rows.length / ROWS_A_PAGE));
  const page = Math.min(wanted, pageCount);
  const rows = sheet.rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  return { sheet: { ...sheet, rows }, page, pageCount };
}
