/**
 * How often something took how long: counts by class, each a tenth wider than the one before, so
 * that a figure read from them is right to a twentieth however many there were.
 */
export type Latencies = Map<number, number>;

const WIDTH = Math.log(1.1);
const SHORTEST_MS = 0.1;

export function addLatency(latencies: Latencies, ms: number): void {
  const index = Math.round(Math.log(Math.max(SHORTEST_MS, ms)) / WIDTH);
  latencies.set(index, (latencies.get(index) ?? 0) + 1);
}

export function mergeLatencies(all: readonly Latencies[]): Latencies {
  const merged: Latencies = new Map();
  for (const latencies of all) {
    for (const [index, count] of latencies) merged.set(index, (merged.get(index) ?? 0) + count);
  }
  return merged;
}

/**
 * The time in milliseconds that `share` (0.95: 95 %) of them kept within; undefined when there were
 * none.
 */
export function latencyOf(latencies: Latencies, share: number): number | undefined {
  const classes = [...latencies].sort(([one], [other]) => one - other);
  let left = share * classes.reduce((sum, [, count]) => sum + count, 0);
  for (const [index, count] of classes) {
    left -= count;
    if (left <= 0) return Math.exp(index * WIDTH);
  }
  return undefined;
}
