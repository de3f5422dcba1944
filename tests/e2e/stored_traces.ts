import type { Sql } from "postgres";
import type { Database } from "../../db/database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import type { Trace } from "./number_search.ts";

/** Between the values of a column: no gap of a number. */
const BETWEEN = " ¦ ";

/** Every column of every table that we made, `table.column`, with all it stores; bytes as UTF-8. */
export async function storedIn(database: Database): Promise<Trace[]> {
  const owner = ownerSql(database);
  try {
    const columns = await owner`
      select table_schema as schema, table_name as table, column_name as column, data_type as type
      from information_schema.columns
      join information_schema.tables using (table_catalog, table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by table_schema, table_name, ordinal_position`;
    const traces: Trace[] = [];
    for (const { schema, table, column, type } of columns) {
      const values = await valuesOf(owner, {
        from: owner`${owner(schema)}.${owner(table)}`,
        column,
        type,
      });
      traces.push({ place: `${table}.${column}`, text: values.join(BETWEEN) });
    }
    return traces;
  } finally {
    await owner.end({ timeout: 1 });
  }
}

async function valuesOf(
  owner: Sql,
  { from, column, type }: { from: ReturnType<Sql>; column: string; type: string },
): Promise<string[]> {
  const name = owner(column);
  const value = type === "bytea" ? name : owner`${name}::text`;
  const rows = await owner`select ${value} as value from ${from} where ${name} is not null`;
  const decoder = new TextDecoder();
  return rows.map(({ value }) => typeof value === "string" ? value : decoder.decode(value));
}
