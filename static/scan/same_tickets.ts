/** The 18 digits of each page that has them, by page number. */
export type StackLines = ReadonlyMap<number, string>;

/** Pages that show the ticket of an earlier page, and which page that is. */
export function listTwins(lines: StackLines): Map<number, number> {
  const firstPages = new Map<string, number>();
  const twins = new Map<number, number>();
  for (const [page, line] of [...lines].sort(([a], [b]) => a - b)) {
    const first = firstPages.get(line);
    if (first === undefined) firstPages.set(line, page);
    else twins.set(page, first);
  }
  return twins;
}
