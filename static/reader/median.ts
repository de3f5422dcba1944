/** The middle value, of an even number of them the upper; undefined for none is a caller's error. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1]!;
}
