/** An area beside others of the same area above, and how many people are registered there. */
export interface Sibling {
  area: string;
  people: number;
}

/**
 * The one or two areas whose tables are hidden together with this one's. Whoever takes all others
 * from the table of the area above is left with the sum of such a group, never with one area's
 * figures. Groups are of two by size, the last of three where the number is odd, so that none is
 * small beside nobody; areas without people would protect nobody and are in none.
 */
export function partnersOf(area: string, siblings: readonly Sibling[]): string[] {
  const inhabited = siblings.filter(({ people }) => people > 0)
    .toSorted((a, b) => b.people - a.people || a.area.localeCompare(b.area));
  const place = inhabited.findIndex((sibling) => sibling.area === area);
  if (place === -1) return [];
  const groups = Math.max(1, Math.floor(inhabited.length / 2));
  const groupOf = (index: number) => Math.min(groups - 1, Math.floor(index / 2));
  return inhabited.filter((_, index) => index !== place && groupOf(index) === groupOf(place))
    .map((sibling) => sibling.area);
}
