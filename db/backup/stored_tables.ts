import type { ReservedSql } from "postgres";
import type { BackupTable } from "./backup_record.ts";
import { UNFINISHED_RESTORE } from "./unfinished_restore.ts";

/** A table of the database, with what its rows are sorted by. */
export interface StoredTable extends BackupTable {
  /** SQL for ORDER BY: the key's columns, or all of them, so that equal rows come in one order. */
  order: string;
}

/** Kysely's own are made by migrating; the other is gone when a restore has ended. */
const NOT_KEPT = ["kysely_migration", "kysely_migration_lock", UNFINISHED_RESTORE];

/**
 * All tables but those that are empty after every crash (`unlogged`). Texts sort by their bytes
 * whatever the database's collation: the same rows have the same digest on every server.
 */
export async function listStoredTables(connection: ReservedSql): Promise<StoredTable[]> {
  return await connection<StoredTable[]>`
    with attribute as (
      select attrelid, attnum, quote_ident(attname) as name, attgenerated,
        attname::text as plain_name,
        quote_ident(attname) || case
          when attcollation = 0 or (attcollation = 'pg_catalog."default"'::regcollation and bytewise)
          then '' else ' collate "C"' end as sorted
      from pg_attribute, (
        select datlocprovider = 'b' or (datlocprovider = 'c' and datcollate in ('C', 'POSIX'))
          as bytewise
        from pg_database where datname = current_database()
      ) as this
      where attnum > 0 and not attisdropped
    )
    select relname::text as name,
      (select json_agg(plain_name order by attnum) from attribute
        where attrelid = pg_class.oid and attgenerated = '') as columns,
      coalesce(
        (select string_agg(sorted, ', ' order by place)
          from pg_index, unnest(indkey::smallint[]) with ordinality as key (number, place)
          join attribute on attnum = key.number
          where indrelid = pg_class.oid and indisprimary and attrelid = pg_class.oid),
        (select string_agg(sorted, ', ' order by attnum) from attribute
          where attrelid = pg_class.oid and attgenerated = '')) as order
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relpersistence = 'p'
      and not relispartition and relname::text <> all (${NOT_KEPT}::text[])
      and not exists (select from pg_depend
        where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by relname collate "C"`;
}

/** A name as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Its columns as SQL. */
export function columnList({ columns }: BackupTable): string {
  return columns.map(quoted).join(", ");
}

/** The names of the applied migrations; none where there never was one. */
export async function listMigrations(connection: ReservedSql): Promise<string[]> {
  const [{ exists }] = await connection<[{ exists: boolean }]>`
    select to_regclass('public.kysely_migration') is not null as exists`;
  if (!exists) return [];
  const rows = await connection<{ name: string }[]>`
    select name from kysely_migration order by name collate "C"`;
  return rows.map(({ name }) => name);
}
