import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect, type DatabaseAddress } from "../../../db/connection.ts";
import { migrator } from "../../../db/migrate.ts";
import { anEmptyDatabase } from "./a_backup.ts";

/** A database as an earlier version left it, with a municipality in it. */
export async function migratedTo(migration: string): Promise<DatabaseAddress> {
  const address = await anEmptyDatabase();
  const sql = connect(address, "owner", 1);
  const db = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: sql }) });
  const { error } = await migrator(db).migrateTo(migration);
  if (error) throw error;
  await sql`insert into prefecture values ('12', '千葉県', 'チバケン')`;
  await sql`insert into municipality values ('122271', '12', '浦安市', '', 'ウラヤスシ')`;
  await db.destroy();
  return address;
}
