/** A part of a list that is shown at once. */
export interface PagedList<Item> {
  items: readonly Item[];
  /** From 1. */
  page: number;
  pageCount: number;
  /** Of all pages. */
  count: number;
}

/** The page of this number, or the last one where the list is shorter. */
export function pageOf<Item>(
  list: readonly Item[],
  { page, length }: { page: number; length: number },
): PagedList<Item> {
  const count = list.length;
  const pageCount = Math.max(1, Math.ceil(count / length));
  const shown = Math.min(page, pageCount);
  const items = list.slice((shown - 1) * length, shown * length);
  return { items, page: shown, pageCount, count };
}
