import { setTimeout as delay } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { PostgresJSDialect } from "kysely-postgres-js";
import { OperatorError } from "../domain/operator_error.ts";
import { refuseUnfinishedRestore } from "./backup/unfinished_restore.ts";
import { connect, type DatabaseAddress } from "./connection.ts";
import { NOTICE_DEAD_CLIENT } from "./dead_client.ts";
import { limitRequests } from "./limit_requests.ts";
import { LOGIN_ROLES, setLoginPasswords } from "./login_passwords.ts";
import { MIGRATIONS } from "./migrations/registry.ts";
import { refuseCType, refuseOldServer } from "./server_requirements.ts";
import { readSchemaStanding, refuseNewerSchema } from "./schema_standing.ts";
import { refreshReferenceRows } from "./reference_rows.ts";

/** Whom to tell that a migration waits, in a sentence. */
type Tell = (sentence: string) => void;

/**
 * Brings the database to the newest schema and refreshes the list of municipalities.
 * Answers the names of the migrations that were applied; throws what stopped one. All of them are
 * one transaction: killed at any moment they leave nothing, and the next one begins anew.
 * Safe to run from several processes at once: they wait for each other.
 */
export function migrate(address: DatabaseAddress, tell: Tell = () => {}): Promise<string[]> {
  return asOwner(address, async (owner) => {
    refuseNewerSchema(await readSchemaStanding(owner));
    const applied = await applyPatiently(owner, tell);
    await refreshReferenceRows(owner);
    await closeDatabase(owner);
    if (address.kind === "url") await setLoginPasswords(owner, address.passwords);
    await limitRequests(owner);
    return applied;
  });
}

/**
 * The owner's connection to a database that our migrations can be applied to: the one and only, so
 * that what is set on it holds for all of them.
 */
export function asOwner<Value>(
  address: DatabaseAddress,
  work: (owner: Kysely<unknown>) => Promise<Value>,
): Promise<Value> {
  return as("owner", address, async (owner) => {
    await refuseOldServer(owner);
    await refuseCType(owner);
    await refuseUnfinishedRestore(owner);
    // Prepared statements are single ones.
    for (const each of SESSION.split(";")) await sql.raw(each).execute(owner);
    return await work(owner);
  });
}

/**
 * One at a time, for roles and rights cannot be written by two: the others wait for its end, and one
 * that was held up does not keep them for ever. But whoever waits for a table makes all wait who come
 * after it: so never for long, but again and again.
 */
const SESSION = `${NOTICE_DEAD_CLIENT};
  set idle_in_transaction_session_timeout = '60s';
  select pg_advisory_lock(hashtextextended('vrs migrate', 0));
  set lock_timeout = '3s'`;

const TRIES = 60;
const REST_MS = 2_000;
const LOCK_NOT_AVAILABLE = "55P03";

/** Uploads hold their tables for a minute or two: servers that work meanwhile are waited for. */
async function applyPatiently(owner: Kysely<unknown>, tell: Tell): Promise<string[]> {
  for (let tried = 1;; tried++) {
    const { error, results } = await migrator(owner).migrateToLatest();
    if (!error) return (results ?? []).map((result) => result.migrationName);
    if (!isLockedOut(error)) throw error;
    if (tried === TRIES) throw lockedOut();
    if (tried === 1) tell("使用中の表があるため待っています。登録などはその間も続けられます。");
    await delay(REST_MS);
  }
}

export function isLockedOut(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE;
}

export function lockedOut(): OperatorError {
  return new OperatorError(
    "ほかの処理が表を使っているため、データベースの形を変えられません。何も変えていません。" +
      "データ登録などの長い処理が終わってから、もう一度実行してください。",
  );
}

/**
 * Throws when the database still waits for migrations, or has had some we do not know: a server must
 * not guess its schema.
 */
export function refuseOtherSchema(address: DatabaseAddress): Promise<void> {
  return as("vrs_gate", address, async (gate) => {
    await refuseUnfinishedRestore(gate);
    const standing = await readSchemaStanding(gate);
    refuseNewerSchema(standing);
    const { waiting } = standing;
    if (waiting.length === 0) return;
    throw new OperatorError(
      `データベースが古い形のままです（${waiting[0]} など${waiting.length}件）。` +
        "先に vrs migrate または deno task migrate を実行してください。",
    );
  });
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

export function migrator(db: Kysely<unknown>, migrations = MIGRATIONS): Migrator {
  const getMigrations = () => Promise.resolve(migrations);
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
