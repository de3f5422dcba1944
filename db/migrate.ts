import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { PostgresJSDialect } from "kysely-postgres-js";
import { OperatorError } from "../domain/operator_error.ts";
import { connect, type DatabaseAddress } from "./connection.ts";
import { LOGIN_ROLES, setLoginPasswords } from "./login_passwords.ts";
import { MIGRATIONS } from "./migrations/registry.ts";
import { refuseCType, refuseOldServer } from "./server_requirements.ts";
import { refreshReferenceRows } from "./reference_rows.ts";

/**
 * Brings the database to the newest schema and refreshes the list of municipalities.
 * Answers the names of the migrations that were applied; throws what stopped one.
 * Safe to run from several processes at once: they wait for each other.
 */
export function migrate(address: DatabaseAddress): Promise<string[]> {
  return as("owner", address, async (owner) => {
    await refuseOldServer(owner);
    await refuseCType(owner);
    const { error, results } = await migrator(owner).migrateToLatest();
    if (error) throw error;
    await refreshReferenceRows(owner);
    await closeDatabase(owner);
    if (address.kind === "url") await setLoginPasswords(owner, address.passwords);
    return (results ?? []).map((result) => result.migrationName);
  });
}

/** Throws when the database still waits for migrations: a server must not guess its schema. */
export function refuseOldSchema(address: DatabaseAddress): Promise<void> {
  return as("vrs_gate", address, async (gate) => {
    const waiting = await listWaiting(gate);
    if (waiting.length === 0) return;
    throw new OperatorError(
      `データベースが古い形のままです（${waiting.join(", ")}）。` +
        "先に deno task migrate を実行してください。",
    );
  });
}

/** A gate that may not even ask is one from before it was allowed to. */
async function listWaiting(gate: Kysely<unknown>): Promise<string[]> {
  try {
    const migrations = await migrator(gate).getMigrations();
    return migrations.filter((each) => !each.executedAt).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "42501") {
      return [Object.keys(MIGRATIONS).at(-1)!];
    }
    throw error;
  }
}

/**
 * Leaves the database to its own roles: by default PostgreSQL lets every role of the server in.
 * Each time, because a database restored from a dump or copied from a template has lost it.
 */
async function closeDatabase(owner: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner);
  const database = sql.id(rows[0]!.name);
  const roles = sql.join(LOGIN_ROLES.map((role) => sql.id(role)));
  await sql`revoke all on database ${database} from public`.execute(owner);
  await sql`grant connect on database ${database} to ${roles}`.execute(owner);
  await sql`grant temporary on database ${database} to vrs_app`.execute(owner); // for COPY
}

function migrator(db: Kysely<unknown>): Migrator {
  const getMigrations = () => Promise.resolve(MIGRATIONS);
  return new Migrator({ db, provider: { getMigrations } });
}

async function as<Value>(
  role: "owner" | "vrs_gate",
  address: DatabaseAddress,
  work: (db: Kysely<unknown>) => Promise<Value>,
): Promise<Value> {
  const db = new Kysely<unknown>({
    dialect: new PostgresJSDialect({ postgres: connect(address, role, 1) }),
  });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
