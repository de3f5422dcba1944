import type { Sql, TransactionSql } from "postgres";
import { type DistributedTable, type Distribution, listDistribution } from "./distribution.ts";

/**
 * What keeps the schema from being distributed, a line each; none when it can be. A node can watch
 * over its own rows alone: a unique key must contain the column that says on which node a row lies,
 * and a foreign key must lead to a row on the same node.
 */
export async function listDistributionFaults(owner: Sql | TransactionSql): Promise<string[]> {
  const tables = await listDistribution(owner);
  const faults = await Promise.all([
    uniqueFaults(owner, tables),
    foreignKeyFaults(owner, tables),
    ownNumberFaults(owner, tables),
  ]);
  return faults.flat().toSorted();
}

async function uniqueFaults(
  owner: Sql | TransactionSql,
  tables: readonly DistributedTable[],
): Promise<string[]> {
  const keys = await owner<{ table: string; key: string; columns: string[] }[]>`
    select pg_class.relname as table, of_key.relname as key, array_agg(attname::text) as columns
    from pg_index join pg_class on pg_class.oid = indrelid
    join pg_class as of_key on of_key.oid = indexrelid
    left join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where pg_class.relnamespace = 'public'::regnamespace and (indisunique or indisexclusion)
    group by 1, 2`;
  return keys.flatMap(({ table, key, columns }) => {
    const column = columnOf(tables, table);
    return column && !columns.includes(column) ? [`${table}: ${key} lacks ${column}`] : [];
  });
}

interface ForeignKey {
  name: string;
  table: string;
  target: string;
  columns: string[];
  target_columns: string[];
}

async function foreignKeyFaults(
  owner: Sql | TransactionSql,
  tables: readonly DistributedTable[],
): Promise<string[]> {
  const names = (columns: string, of: string) =>
    owner.unsafe(
      `array(select attname::text from unnest(${columns}) with ordinality as key(n, place)
      join pg_attribute on attrelid = ${of} and attnum = n order by place)`,
    );
  const keys = await owner<ForeignKey[]>`
    select conname as name, own.relname as table, target.relname as target,
      ${names("conkey", "conrelid")} as columns, ${names("confkey", "confrelid")} as target_columns
    from pg_constraint
    join pg_class as own on own.oid = conrelid join pg_class as target on target.oid = confrelid
    where contype = 'f' and connamespace = 'public'::regnamespace`;
  return keys.flatMap((key) => {
    const [own, target] = [key.table, key.target].map((table) => kindOf(tables, table));
    const fault = foreignKeyFault(key, own!, target!);
    return fault ? [`${key.table}: ${key.name} ${fault}`] : [];
  });
}

function foreignKeyFault(
  key: ForeignKey,
  own: Distribution,
  target: Distribution,
): string | undefined {
  if (target.kind === "reference") return undefined;
  if (target.kind === "local") {
    return own.kind === "local" ? undefined : `leads to ${key.target}, which is on one node`;
  }
  const isTogether = own.kind === "distributed" && own.column === target.column &&
    key.columns.some((column, place) =>
      column === target.column && key.target_columns[place] === column
    );
  return isTogether ? undefined : `leads to ${key.target} on other nodes`;
}

/** Numbers a database counts up itself are counted on each node. */
async function ownNumberFaults(
  owner: Sql | TransactionSql,
  tables: readonly DistributedTable[],
): Promise<string[]> {
  const columns = await owner<{ table: string; column: string }[]>`
    select relname as table, attname as column from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not attisdropped
      and (attidentity <> '' or exists (
        select from pg_depend where refobjid = pg_class.oid and refobjsubid = attnum
          and deptype in ('a', 'i') and classid = 'pg_class'::regclass
          and (select relkind from pg_class as other where other.oid = objid) = 'S'))`;
  return columns.flatMap(({ table, column }) =>
    columnOf(tables, table) ? [`${table}: ${column} is numbered by the database`] : []
  );
}

function kindOf(tables: readonly DistributedTable[], table: string): Distribution {
  return tables.find((each) => each.table === table)!.distribution;
}

function columnOf(tables: readonly DistributedTable[], table: string): string | undefined {
  const distribution = kindOf(tables, table);
  return distribution.kind === "distributed" ? distribution.column : undefined;
}
