// Made once: each `toLocaleString` would make its own, and a page has hundreds of figures.
const COUNT = new Intl.NumberFormat("ja-JP");
const DAYS = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1 });

/** "1,234" */
export function countText(count: number): string {
  return COUNT.format(count);
}

/** Days with one decimal at most: "3日", "2.5日". */
export function daysText(days: number): string {
  return `${DAYS.format(days)}日`;
}

/** Places of the columns from `first` on, all of which are numbers. */
export function numericFrom(first: number, columns: readonly string[]): number[] {
  return columns.map((_, place) => place).slice(first);
}
