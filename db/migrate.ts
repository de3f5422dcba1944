import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { PostgresJSDialect } from "kysely-postgres-js";
import { OperatorError } from "../domain/operator_error.ts";
import { connect, type DatabaseAddress } from "./connection.ts";
import { MIGRATIONS } from "./migrations/registry.ts";
import { refuseCType, refuseOldServer } from "./server_requirements.ts";
import { refreshReferenceRows } from "./reference_rows.ts";

/**
 * Brings the database to the newest schema and refreshes the list of municipalities.
 * Answers the names of the migrations that were applied; throws what stopped one.
 * Safe to run from several processes at once: they wait for each other.
 */
export function migrate(address: DatabaseAddress): Promise<string[]> {
  return asOwner(address, async (owner) => {
    await refuseOldServer(owner);
    await refuseCType(owner);
    const { error, results } = await migrator(owner).migrateToLatest();
    if (error) throw error;
    await refreshReferenceRows(owner);
    return (results ?? []).map((result) => result.migrationName);
  });
}

/** Throws when the database still waits for migrations: a server must not guess its schema. */
export function refuseOldSchema(address: DatabaseAddress): Promise<void> {
  return asOwner(address, async (owner) => {
    const waiting = (await migrator(owner).getMigrations()).filter((each) => !each.executedAt);
    if (waiting.length === 0) return;
    throw new OperatorError(
      `データベースが古い形のままです（${waiting.map((each) => each.name).join(", ")}）。` +
        "先に deno task migrate を実行してください。",
    );
  });
}

function migrator(owner: Kysely<unknown>): Migrator {
  const getMigrations = () => Promise.resolve(MIGRATIONS);
  return new Migrator({ db: owner, provider: { getMigrations } });
}

async function asOwner<Value>(
  address: DatabaseAddress,
  work: (owner: Kysely<unknown>) => Promise<Value>,
): Promise<Value> {
  const owner = new Kysely<unknown>({
    dialect: new PostgresJSDialect({ postgres: connect(address, "owner", 1) }),
  });
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}
