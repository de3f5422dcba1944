import { Buffer } from "node:buffer";
import type { Sql } from "postgres";
import type { TableSum } from "../../../db/backup/backup_record.ts";
import { openBackup } from "../../../db/backup/read_backup.ts";
import { restoreBackup, type RestoredBackup } from "../../../db/backup/restore_backup.ts";
import { writeBackup } from "../../../db/backup/write_backup.ts";
import { connect, type DatabaseAddress } from "../../../db/connection.ts";
import type { KeyRing } from "../../../db/sealing/key_ring.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { theTestServer } from "../test_server.ts";

/** A backup in memory, and what it says its tables add up to. */
export async function backUp(
  address: DatabaseAddress,
  keys: KeyRing = aKeyRing(),
): Promise<{ bytes: Uint8Array; tables: TableSum[] }> {
  const pieces: Uint8Array[] = [];
  const { tables } = await writeBackup({ address, keys }, (bytes) => {
    pieces.push(bytes);
    return Promise.resolve();
  });
  return { bytes: new Uint8Array(Buffer.concat(pieces)), tables };
}

/** As a file or a pipe would give it: in pieces that end anywhere. */
export async function* inPieces(bytes: Uint8Array, size = 10_007): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    yield await Promise.resolve(bytes.subarray(from, from + size));
  }
}

/** Reads everything, as `verify` does; answers what the tables add up to. */
export async function readThrough(
  bytes: Uint8Array,
  keys: KeyRing = aKeyRing(),
): Promise<TableSum[]> {
  const backup = await openBackup(inPieces(bytes), keys);
  return await backup.readTables(async (_name, rows) => {
    for await (const text of rows) void text;
  });
}

export async function restore(
  address: DatabaseAddress,
  bytes: Uint8Array,
  keys: KeyRing = aKeyRing(),
): Promise<RestoredBackup> {
  return await restoreBackup(address, await openBackup(inPieces(bytes), keys));
}

/** A database without anything in it; later test runs remove it. */
export async function anEmptyDatabase(): Promise<DatabaseAddress> {
  const server = await theTestServer();
  const minute = Math.floor(Date.now() / 60_000);
  const name = `vrs_test_${minute}_${crypto.randomUUID().replaceAll("-", "")}`;
  const sql = connect(server("postgres"), "owner", 1);
  try {
    await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end();
  }
  return server(name);
}

/** What each table holds, by other means than a backup: the rows as JSON, sorted. */
export async function rowsOfEveryTable(owner: Sql): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p'
      and relname not like 'kysely%' order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await owner`
      select count(*) || ' ' || coalesce(md5(string_agg(text, '' order by text)), '') as sum
      from (select to_jsonb(t)::text collate "C" as text from ${owner(name)} as t) as rows`;
    found[name] = row!.sum;
  }
  return found;
}

/** What exists beside the rows: constraints, indexes, policies, triggers, grants. */
export async function shapeOfDatabase(owner: Sql): Promise<string[]> {
  const rows = await owner<{ line: string }[]>`
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated,
      pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid) from pg_index
    join pg_class on pg_class.oid = indrelid and relnamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'policy', tablename, policyname, roles, cmd, qual, with_check)
    from pg_policies
    union all
    select concat_ws(' ', 'trigger', pg_get_triggerdef(pg_trigger.oid), tgenabled) from pg_trigger
    where not tgisinternal
    union all
    select concat_ws(' ', 'grant', relname, relacl::text, relrowsecurity) from pg_class
    where relnamespace = 'public'::regnamespace
    order by 1`;
  return rows.map(({ line }) => line);
}
