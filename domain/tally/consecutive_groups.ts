/** Rows that come some thousand at a time, in groups of those with the same key, which stand together. */
export async function* consecutiveGroups<Row>(
  portions: AsyncIterable<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  let group: Row[] = [];
  let key = "";
  for await (const portion of portions) {
    for (const row of portion) {
      const own = keyOf(row);
      if (own !== key && group.length > 0) {
        yield group;
        group = [];
      }
      key = own;
      group.push(row);
    }
  }
  if (group.length > 0) yield group;
}
