import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { PostgresJSDialect } from "kysely-postgres-js";
import type { ReservedSql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import { MIGRATIONS } from "../migrations/registry.ts";
import type { BackupStart } from "./backup_record.ts";
import { listStoredTables, type StoredTable } from "./stored_tables.ts";

/** Throws an `OperatorError` when a newer VRS made the backup, or none of ours. */
export function refuseUnknownSchema({ migrations }: BackupStart): void {
  const known = Object.keys(MIGRATIONS);
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `このバックアップは、新しい版の VRS で取られています（${unknown.join(", ")}）。` +
        "その版か、それより新しい版の VRS で復元してください。",
    );
  }
  if (migrations.length === 0 || migrations.some((name, at) => name !== known[at])) {
    throw new OperatorError("このバックアップのデータベースの形は、VRS のものではありません。");
  }
}

/**
 * Makes the tables as they were, in the transaction that is open on the connection, and answers
 * them in the order of the backup. Throws when they have not the columns it holds.
 */
export async function makeSchemaOf(
  connection: ReservedSql,
  { migrations, tables }: BackupStart,
): Promise<StoredTable[]> {
  await migrateOn(connection, migrations.at(-1)!);
  const made = await listStoredTables(connection);
  const text = (shapes: readonly { name: string; columns: readonly string[] }[]) =>
    shapes.map(({ name, columns }) => `${name} (${columns.join(", ")})`);
  const [wanted, found] = [text(tables), text(made)];
  const odd = [
    ...wanted.filter((shape) => !found.includes(shape)),
    ...found.filter((shape) => !wanted.includes(shape)),
  ];
  if (odd.length === 0) return tables.map(({ name }) => made.find((each) => each.name === name)!);
  throw new OperatorError(`バックアップの表が、その版の VRS の表と違います: ${odd.join("; ")}`);
}

/** Kysely itself begins and ends no transaction here: the one that is open holds everything. */
async function migrateOn(connection: ReservedSql, last: string): Promise<void> {
  const pool = {
    options: { max: 1 },
    reserve: () => Promise.resolve({ unsafe: connection.unsafe, release: () => {} }),
    end: () => Promise.resolve(),
  };
  const db = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: () => pool }) });
  const getMigrations = () => Promise.resolve(MIGRATIONS);
  const migrator = new Migrator({ db, provider: { getMigrations }, disableTransactions: true });
  const { error } = await migrator.migrateTo(last);
  if (error) throw error;
}
