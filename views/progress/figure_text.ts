/** "1,234" */
export function countText(count: number): string {
  return count.toLocaleString("ja-JP");
}

/** Days with one decimal at most: "3日", "2.5日". */
export function daysText(days: number): string {
  return `${days.toLocaleString("ja-JP", { maximumFractionDigits: 1 })}日`;
}

/** Places of the columns from `first` on, all of which are numbers. */
export function numericFrom(first: number, columns: readonly string[]): number[] {
  return columns.map((_, place) => place).slice(first);
}
