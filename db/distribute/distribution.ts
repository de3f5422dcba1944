import type { Sql, TransactionSql } from "postgres";

/** How a table lies on several PostgreSQL nodes (https://docs.citusdata.com/en/stable/). */
export type Distribution =
  /** In shards, each row where its municipality's, or its area's, are. */
  | { kind: "distributed"; column: "municipality_code" | "area" }
  /** Whole on every node: small, seldom written, or pointed to from everywhere. */
  | { kind: "reference" }
  /** On the coordinator alone: nobody joins it. */
  | { kind: "local" };

export interface DistributedTable {
  table: string;
  distribution: Distribution;
}

/**
 * Tables that do not lie where their columns say, and why. Everything else follows from its columns:
 * a municipality's by `municipality_code`, a tally by `area`, the rest on every node.
 */
const EXCEPTIONS: Record<string, Distribution> = {
  // Found by its login ID before its municipality is known, and unique in the nation.
  account: { kind: "reference" },
  kysely_migration: { kind: "local" },
  kysely_migration_lock: { kind: "local" },
};

/** Every table of the schema, by name, with where its rows belong. */
export async function listDistribution(owner: Sql | TransactionSql): Promise<DistributedTable[]> {
  const tables = await owner<{ name: string; columns: string[] }[]>`
    select relname as name, array_agg(attname::text) as columns from pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    group by relname order by relname`;
  return tables.map(({ name, columns }) => ({ table: name, distribution: of(name, columns) }));
}

function of(table: string, columns: readonly string[]): Distribution {
  const exception = EXCEPTIONS[table];
  if (exception) return exception;
  for (const column of ["municipality_code", "area"] as const) {
    if (columns.includes(column)) return { kind: "distributed", column };
  }
  return { kind: "reference" };
}
