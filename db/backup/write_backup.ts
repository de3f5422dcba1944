import type { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { ReservedSql } from "postgres";
import { connect, type DatabaseAddress } from "../connection.ts";
import { COPY_SETTINGS } from "../output/copy_rows.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import { type NamedKey, sealingKeyName } from "./backup_key.ts";
import { type BackupStart, recordPiece, rowsPiece, type TableSum } from "./backup_record.ts";
import { copyOut, TEXT_FORM } from "./copy_out.ts";
import { endBackend } from "./end_backend.ts";
import { RowSum } from "./row_sum.ts";
import { type BackupSink, SealedWriter } from "./sealed_writer.ts";
import { listMigrations, listStoredTables, quoted, type StoredTable } from "./stored_tables.ts";

/** How far it is, after each block of rows. */
export interface BackupStep {
  table: string;
  /** Of the whole backup so far, before compression. */
  bytes: number;
}

export interface BackupSource {
  address: DatabaseAddress;
  keys: KeyRing;
  tell?(step: BackupStep): void;
}

/** What was written. */
export interface WrittenBackup {
  madeAt: string;
  tables: TableSum[];
}

/**
 * The whole database as of one instant, while others work on it: table after table in one
 * `repeatable read` transaction of the owner. Nothing is changed, nobody waits, except who alters a
 * table.
 */
export async function writeBackup(source: BackupSource, sink: BackupSink): Promise<WrittenBackup> {
  const sql = connect(source.address, "owner", 1);
  let backend: number | undefined;
  try {
    const connection = await sql.reserve();
    const [{ pid }] = await connection<[{ pid: number }]>`select pg_backend_pid() as pid`;
    backend = pid;
    await connection.unsafe(
      `begin isolation level repeatable read read only; ${COPY_SETTINGS}; ${TEXT_FORM}`,
    );
    const written = await writeSnapshot(connection, source, sink);
    await connection`commit`;
    backend = undefined;
    return written;
  } finally {
    await sql.end({ timeout: 0 });
    // An abandoned COPY would keep its backend for ever.
    if (backend !== undefined) await endBackend(source.address, backend);
  }
}

async function writeSnapshot(
  connection: ReservedSql,
  { keys, tell = () => {} }: BackupSource,
  sink: BackupSink,
): Promise<WrittenBackup> {
  const tables = await listStoredTables(connection);
  await keepShape(connection, tables);
  const { madeAt, start } = await readStart(connection, tables);
  const sealedBy = sealingKeyName(keys);
  const needs = [sealedBy, ...await listNeededKeys(connection, tables)]
    .filter((key, at, all) =>
      all.findIndex(({ fingerprint }) => fingerprint === key.fingerprint) === at
    );
  const salt = randomBytes(32).toString("hex");
  const writer = new SealedWriter(sink, keys, { madeAt, sealedBy, needs, salt });
  await writer.write(...recordPiece(start));
  const sums: TableSum[] = [];
  let bytes = 0;
  for (const table of tables) {
    const sum = new RowSum();
    for await (const block of copyOut(connection, table)) {
      sum.add(block);
      await writeRows(writer, block);
      bytes += block.length;
      tell({ table: table.name, bytes });
    }
    sums.push(sum.of(table.name));
    await writer.write(...recordPiece({ kind: "table", ...sums.at(-1)! }));
  }
  const rows = sums.reduce((total, each) => total + each.rows, 0);
  await writer.end(...recordPiece({ kind: "end", rows }));
  return { madeAt, tables: sums };
}

/** The fastest: files in the tables are compressed already, and sealed. */
const GZIP_LEVEL = 1;
/** So that a reader need never hold a long row whole. */
const PIECE_BYTES = 1024 * 1024;

async function writeRows(writer: SealedWriter, block: Buffer): Promise<void> {
  for (let from = 0; from < block.length; from += PIECE_BYTES) {
    const part = block.subarray(from, from + PIECE_BYTES);
    await writer.write(...rowsPiece(gzipSync(part, { level: GZIP_LEVEL })));
  }
}

/** Nobody can alter or drop a table before its rows are read. */
async function keepShape(connection: ReservedSql, tables: readonly StoredTable[]): Promise<void> {
  if (tables.length === 0) return;
  const names = tables.map(({ name }) => `public.${quoted(name)}`).join(", ");
  await connection.unsafe(`lock table ${names} in access share mode`);
}

async function readStart(
  connection: ReservedSql,
  tables: readonly StoredTable[],
): Promise<{ madeAt: string; start: BackupStart }> {
  const [server] = await connection<[{ version: string; at: Date }]>`
    select current_setting('server_version') as version, now() as at`;
  const sequences = await connection<{ name: string; last: string; isCalled: boolean }[]>`
    select sequencename::text as name, coalesce(last_value, start_value)::text as last,
      last_value is not null as "isCalled"
    from pg_sequences where schemaname = 'public' order by 1`;
  const start: BackupStart = {
    kind: "start",
    serverVersion: server.version,
    migrations: await listMigrations(connection),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    sequences: [...sequences],
  };
  return { madeAt: server.at.toISOString(), start };
}

/** The keys this database has been sealed with and that still seal something. */
async function listNeededKeys(
  connection: ReservedSql,
  tables: readonly StoredTable[],
): Promise<NamedKey[]> {
  const table = tables.find(({ name }) => name === "sealing_key");
  if (!table) return [];
  const rows = await connection<{ purpose: string; fingerprint: string; retired: boolean }[]>`
    select purpose, encode(fingerprint, 'hex') as fingerprint,
      coalesce(to_jsonb(sealing_key) ->> 'retired_at', '') <> '' as retired
    from sealing_key order by purpose`;
  return rows.filter(({ retired }) => !retired)
    .map(({ purpose, fingerprint }) => ({ purpose, fingerprint }));
}
