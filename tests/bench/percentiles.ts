export interface Percentiles {
  p50: number;
  p95: number;
}

/** Nearest rank; throws RangeError when nothing was measured. */
export function percentiles(values: readonly number[]): Percentiles {
  if (values.length === 0) throw new RangeError("nothing was measured");
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { p50: at(0.5), p95: at(0.95) };
}
