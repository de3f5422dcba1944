import { withoutFormula } from "../formula_sign.ts";
import { formatDate, type PlainDate } from "../date/plain_date.ts";

/** A cell of a table of figures, before it is known whether a page or a file shows it. */
export type SheetCell =
  | string
  | { count: number }
  /** 0 to 100. */
  | { percent: number }
  /** Days, or fractions of them. */
  | { days: number }
  /** An area's name, which on a page leads to its figures. */
  | { name: string; area: string }
  /** A day, or the week or month that begins with it. */
  | { from: PlainDate; unit: PeriodUnit }
  | typeof NO_FIGURE
  | typeof HIDDEN;

export const PERIOD_UNITS = { day: "日", week: "週", month: "月" } as const;
export type PeriodUnit = keyof typeof PERIOD_UNITS;

/** There is nobody to be a share of, or no dose to be a mean of. */
export const NO_FIGURE = { kind: "none" } as const;
/** Of too few people, or what would tell such a figure by subtraction: the two look the same. */
export const HIDDEN = { kind: "hidden" } as const;

export const HIDDEN_SIGN = "＊";

/** What a page shows as a table, and a file as CSV. */
export interface Sheet {
  caption: string;
  columns: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly SheetCell[])[];
}

/** As it stands on a page: "1,234", "45.0%", "3.2日". */
export function cellText(cell: SheetCell): string {
  if (typeof cell === "string") return cell;
  if ("count" in cell) return countText(cell.count);
  if ("days" in cell) return `${cell.days.toFixed(1)}日`;
  if ("from" in cell) return periodText(cell);
  if ("kind" in cell && cell.kind === "none") return "–";
  return fileText(cell);
}

/** Made once: to make one for each figure of a page would take most of its time. */
const COUNT_FORMAT = new Intl.NumberFormat("ja-JP");

/** "1,234" */
export function countText(count: number): string {
  return COUNT_FORMAT.format(count);
}

function periodText({ from, unit }: { from: PlainDate; unit: PeriodUnit }): string {
  if (unit === "day") return formatDate(from);
  return unit === "week" ? `${formatDate(from)}からの週` : formatDate(from).replace(/\d+日$/, "");
}

/** As it stands in a file: without signs that a spreadsheet would not read as part of a number. */
export function fileText(cell: SheetCell): string {
  if (typeof cell === "string") return cell;
  if ("count" in cell) return String(cell.count);
  if ("percent" in cell) return `${cell.percent.toFixed(1)}%`;
  if ("days" in cell) return cell.days.toFixed(1);
  if ("name" in cell) return cell.name;
  if ("from" in cell) return cell.unit === "month" ? cell.from.slice(0, 7) : cell.from;
  return cell.kind === "none" ? "" : HIDDEN_SIGN;
}

/** All lines of a file: the columns, and every row; areas have their code before their name. */
export function fileLines({ columns, rows }: Sheet): string[][] {
  const hasAreas = rows.some((row) => areaOf(row[0]) !== undefined);
  const lines = rows.map((row) => [
    ...(hasAreas ? [areaOf(row[0]) ?? ""] : []),
    ...row.map((cell) => typeof cell === "string" ? withoutFormula(cell) : fileText(cell)),
  ]);
  return [[...(hasAreas ? ["団体コード"] : []), ...columns].map(withoutFormula), ...lines];
}

export function areaOf(cell: SheetCell | undefined): string | undefined {
  return typeof cell === "object" && "area" in cell ? cell.area : undefined;
}

/** Undefined is hidden. */
export function countCell(count: number | undefined): SheetCell {
  return count === undefined ? HIDDEN : { count };
}

export function shareCell(count: number, whole: number): SheetCell {
  return whole === 0 ? NO_FIGURE : { percent: 100 * count / whole };
}

export function meanDaysCell(days: number, count: number): SheetCell {
  return count === 0 ? NO_FIGURE : { days: days / count };
}

/** "45.0%" of a share; "–" without a whole. */
export function shareText(count: number, whole: number): string {
  return cellText(shareCell(count, whole));
}

/** Positions of the columns whose cells are numbers: all but the first. */
export function numericColumns({ columns }: Sheet): number[] {
  return columns.map((_, index) => index).slice(1);
}

export function hasHidden({ rows }: Sheet): boolean {
  return rows.some((row) => row.includes(HIDDEN));
}
