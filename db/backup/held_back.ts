import type { ReservedSql } from "postgres";
import { quoted, type StoredTable } from "./stored_tables.ts";

/**
 * Empties the tables and takes away, until `putBack`, what would look at each row or write others
 * for it: triggers that note what was noted already, foreign keys, and indexes that no constraint
 * needs. Within one transaction, so that nobody ever sees the database without them. Putting a
 * foreign key back looks at all rows at once, as does an index: a fraction of the time.
 */
export async function holdBack(
  connection: ReservedSql,
  tables: readonly StoredTable[],
): Promise<{ putBack(): Promise<void> }> {
  const names = tables.map(({ name }) => `public.${quoted(name)}`);
  const foreignKeys = await listForeignKeys(connection);
  const indexes = await listFreeIndexes(connection, tables);
  await run(connection, [
    ...(names.length > 0 ? [`truncate ${names.join(", ")}`] : []),
    ...names.map((name) => `alter table ${name} disable trigger user`),
    ...foreignKeys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...indexes.map(({ name }) => `drop index ${name}`),
  ]);
  const back = [
    ...indexes.map(({ definition }) => definition),
    ...names.map((name) => `analyze ${name}`),
    ...foreignKeys.map(({ table, name, definition }) =>
      `alter table ${table} add constraint ${name} ${definition}`
    ),
    ...names.map((name) => `alter table ${name} enable trigger user`),
  ];
  return { putBack: () => run(connection, back) };
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

async function listForeignKeys(connection: ReservedSql): Promise<ForeignKey[]> {
  return await connection<ForeignKey[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by conrelid::regclass::text, conname`;
}

async function listFreeIndexes(
  connection: ReservedSql,
  tables: readonly StoredTable[],
): Promise<{ name: string; definition: string }[]> {
  const names = tables.map(({ name }) => name);
  return await connection<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index
    join pg_class on pg_class.oid = indrelid and relnamespace = 'public'::regnamespace
    where relname::text = any(${names}::text[])
      and not exists (select from pg_constraint where conindid = indexrelid)
    order by 1`;
}

async function run(connection: ReservedSql, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await connection.unsafe(statement);
}
