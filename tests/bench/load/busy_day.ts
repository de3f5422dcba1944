/**
 * Share of the day and share of the busiest hour's rate, between which it changes evenly: doors open,
 * a full morning, lunch, a full afternoon, and the last ones. Half of the day is as busy as it gets.
 */
const SHAPE = [
  [0, 0.3],
  [0.1, 0.8],
  [0.2, 1],
  [0.45, 1],
  [0.5, 0.6],
  [0.55, 0.6],
  [0.6, 1],
  [0.85, 1],
  [0.95, 0.4],
  [1, 0.2],
] as const;

/** How busy it is after `share` (0 to 1) of the day, as a share of the busiest. */
export function busyness(share: number): number {
  const next = SHAPE.findIndex(([at]) => at >= share);
  if (next <= 0) return SHAPE[0][1];
  const [from, before] = SHAPE[next - 1]!;
  const [to, after] = SHAPE[next]!;
  return before + (after - before) * (share - from) / (to - from);
}

/** Mean of `busyness` over the day. */
export const MEAN_BUSYNESS = SHAPE.slice(1).reduce((sum, [to, after], index) => {
  const [from, before] = SHAPE[index]!;
  return sum + (to - from) * (before + after) / 2;
}, 0);

/**
 * When people come, in seconds from the opening: as many as the curve says on average, each without
 * asking the others (a Poisson process), whether those before them were served or not.
 */
export function* arrivals(
  { seconds, rate, random }: { seconds: number; rate: number; random: () => number },
): Generator<number> {
  let at = 0;
  for (;;) {
    // By thinning: as if it were always busiest, and then leaving out.
    at += -Math.log(1 - random()) / rate;
    if (at >= seconds) return;
    if (random() < busyness(at / seconds)) yield at;
  }
}
