/**
 * Places for labels that want to stand at `wanted` (percent of a height) without touching: each at
 * least `gap` from the next and within 0–100, and no further from where it wants to be than needed.
 * Answered in the order of `wanted`. Too many for the height end up evenly spread.
 */
export function spreadLabels(wanted: readonly number[], gap: number): number[] {
  const room = Math.min(gap, 100 / Math.max(1, wanted.length - 1));
  const order = wanted.map((_, index) => index).toSorted((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  let lowest = 0;
  for (const index of order) {
    places[index] = Math.max(wanted[index]!, lowest);
    lowest = places[index]! + room;
  }
  let highest = 100;
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index]!, highest);
    highest = places[index]! - room;
  }
  return places;
}
