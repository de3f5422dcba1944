import type { ReservedSql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import { connect, type DatabaseAddress } from "../connection.ts";
import { migrate } from "../migrate.ts";
import type { BackupStart, TableSum } from "./backup_record.ts";
import { copyIn } from "./copy_in.ts";
import { copyOut, TEXT_FORM } from "./copy_out.ts";
import { endBackend } from "./end_backend.ts";
import { holdBack } from "./held_back.ts";
import type { OpenBackup } from "./read_backup.ts";
import { claimEmptyDatabase, releaseEmptyDatabase } from "./restore_target.ts";
import { isSame, RowSum } from "./row_sum.ts";
import { makeSchemaOf, refuseUnknownSchema } from "./schema_of_backup.ts";
import { quoted, type StoredTable } from "./stored_tables.ts";
import { UNFINISHED_RESTORE } from "./unfinished_restore.ts";

/** What is being done with which table. */
export interface RestoreStep {
  doing: "load" | "compare" | "index";
  table: string;
}

export interface RestoredBackup {
  tables: TableSum[];
  /** Migrations that came after the backup, now applied. */
  migrated: string[];
}

const SETTINGS = `
  set local maintenance_work_mem = '256MB';
  set local work_mem = '64MB';
  set local jit = off;
  set local client_connection_check_interval = '2s'`;

/**
 * Fills an empty database with a backup: its schema, every row, and the comparison of every table
 * with its digest are one transaction, so that a restore which fails, or is killed, leaves nothing
 * but the mark of an unfinished one. Then brings the schema up to date. Throws an `OperatorError`
 * that says why not.
 */
export async function restoreBackup(
  address: DatabaseAddress,
  backup: OpenBackup,
  tell: (step: RestoreStep) => void = () => {},
): Promise<RestoredBackup> {
  refuseUnknownSchema(backup.start);
  const sql = connect(address, "owner", 1);
  try {
    const connection = await sql.reserve();
    await claimEmptyDatabase(connection);
    const [{ pid }] = await connection<[{ pid: number }]>`select pg_backend_pid() as pid`;
    const tables = await load(connection, backup, tell).catch(async (error) => {
      await giveUp(address, pid);
      throw error;
    });
    await sql.end({ timeout: 0 });
    return { tables, migrated: await migrate(address) };
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function load(
  connection: ReservedSql,
  backup: OpenBackup,
  tell: (step: RestoreStep) => void,
): Promise<TableSum[]> {
  await connection.unsafe(`begin; ${SETTINGS}; ${TEXT_FORM}`);
  const tables = await makeSchemaOf(connection, backup.start);
  const held = await holdBack(connection, tables);
  const sums = await backup.readTables(async (name, rows) => {
    tell({ doing: "load", table: name });
    await copyIn(connection, tables.find((table) => table.name === name)!, rows);
  });
  tell({ doing: "index", table: "" });
  await setSequences(connection, backup.start);
  await held.putBack();
  for (const table of tables) {
    tell({ doing: "compare", table: table.name });
    await compare(connection, table, sums.find(({ name }) => name === table.name)!);
  }
  await connection.unsafe(`drop table public.${UNFINISHED_RESTORE}; commit`);
  return sums;
}

async function setSequences(connection: ReservedSql, { sequences }: BackupStart): Promise<void> {
  for (const { name, last, isCalled } of sequences) {
    await connection`select setval(${`public.${
      quoted(name)
    }`}::regclass, ${last}::bigint, ${isCalled})`;
  }
}

/** Reads back what is stored now. */
async function compare(
  connection: ReservedSql,
  table: StoredTable,
  wanted: TableSum,
): Promise<void> {
  const sum = new RowSum();
  for await (const text of copyOut(connection, table)) sum.add(text);
  if (isSame(sum.of(table.name), wanted)) return;
  throw new OperatorError(`復元した表 ${table.name} が、バックアップと一致しません。`);
}

/** Nothing was stored: who fails in order leaves no mark either. */
async function giveUp(address: DatabaseAddress, pid: number): Promise<void> {
  await endBackend(address, pid);
  const sql = connect(address, "owner", 1);
  try {
    await releaseEmptyDatabase(await sql.reserve());
  } catch {
    // Without a server it stays marked, which is true.
  } finally {
    await sql.end({ timeout: 0 });
  }
}
