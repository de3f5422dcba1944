/** As many as a chart tells apart. */
const MOST_SERIES = 6;

/** The names a chart gives the doses; those that are too many are one together. */
export function doseSeries(doseNumbers: readonly number[]): string[] {
  const names = doseNumbers.map((number) => `${number}回目`);
  if (names.length <= MOST_SERIES) return names;
  return [...names.slice(0, MOST_SERIES - 1), `${names[MOST_SERIES - 1]}から`];
}

/** Counts by dose as `doseSeries` names them. */
export function doseCounts(byDose: readonly number[]): number[] {
  if (byDose.length <= MOST_SERIES) return [...byDose];
  const rest = byDose.slice(MOST_SERIES - 1).reduce((sum, count) => sum + count, 0);
  return [...byDose.slice(0, MOST_SERIES - 1), rest];
}
