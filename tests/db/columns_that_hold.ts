import type { Sql } from "postgres";

/** `table.column` of every place where the text stands, as text or as its bytes. */
export async function columnsThatHold(owner: Sql, text: string): Promise<string[]> {
  const columns = await owner`
    select relname as table, attname as column, format_type(atttypid, null) as type
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
      and not attisdropped
    order by 1, 2`;
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const name = owner(column);
    const holds = type === "bytea"
      ? owner`position(convert_to(${text}, 'UTF8') in ${name}) > 0`
      : owner`position(${text} in ${name}::text) > 0`;
    const [row] = await owner`select from ${owner(table)} where ${holds} limit 1`;
    if (row) found.push(`${table}.${column}`);
  }
  return found;
}
