import type { Sql } from "postgres";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed_columns.ts";

export interface SealedCount {
  table: string;
  column: string;
  keyId: string;
  count: number;
}

/** How many values each key has sealed, column by column: read from every value itself. */
export async function countSealed(owner: Sql): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const { table, column } of SEALED_COLUMNS) {
    const value = owner(column);
    const rows = await owner<{ key: Uint8Array; count: number }[]>`
      select substring(${value} from 2 for get_byte(${value}, 0)) as key, count(*) as count
      from ${owner(table)} where ${value} is not null group by 1 order by 1`;
    for (const { key, count } of rows) {
      counts.push({ table, column, keyId: new TextDecoder().decode(key), count });
    }
  }
  return counts;
}

/** "recipient.my_number_sealed" */
export function nameOf({ table, column }: Pick<SealedColumn, "table" | "column">): string {
  return `${table}.${column}`;
}
