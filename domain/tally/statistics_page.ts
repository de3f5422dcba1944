/** A part of a list that is shown at once. */
export interface PagedList<Item> {
  items: readonly Item[];
  /** From 1. */
  page: number;
  pageCount: number;
  /** Of all pages. */
  count: number;
}

/** Which page is shown: the one of this number, or the last one where the list is shorter. */
export function placeInPages(
  count: number,
  { page, length }: { page: number; length: number },
): Omit<PagedList<never>, "items"> {
  const pageCount = Math.max(1, Math.ceil(count / length));
  return { page: Math.min(page, pageCount), pageCount, count };
}

/** The items of that page. */
export function pageOf<Item>(
  list: readonly Item[],
  asked: { page: number; length: number },
): PagedList<Item> {
  const place = placeInPages(list.length, asked);
  const first = (place.page - 1) * asked.length;
  return { ...place, items: list.slice(first, first + asked.length) };
}
