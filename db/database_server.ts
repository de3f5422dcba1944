import { resolve } from "node:path";
import type { Configuration } from "../domain/configuration.ts";
import { OperatorError } from "../domain/operator_error.ts";
import { connect, type DatabaseAddress } from "./connection.ts";
import { startEmbeddedPostgres } from "./embedded/embedded_postgres.ts";

/** The PostgreSQL this process works with: its own embedded one, or somebody else's. */
export interface DatabaseServer {
  address: DatabaseAddress;
  /** Whether it is our own, which we may migrate without being asked. */
  isEmbedded: boolean;
  /** Stops what this process started; another's server keeps running. */
  stop(): Promise<void>;
  /** Resolves when an embedded server this process started has ended. */
  exited: Promise<void>;
}

const DATABASE = "vrs";

/** `DATABASE_URL` when set; else the embedded server in `VRS_DATA_DIR`, started or joined. */
export async function openDatabaseServer(
  { DATABASE_URL, VRS_DATA_DIR }: Configuration,
): Promise<DatabaseServer> {
  if (DATABASE_URL) {
    const address = { kind: "url" as const, url: DATABASE_URL };
    await refuseUnreachable(address);
    return {
      address,
      isEmbedded: false,
      stop: () => Promise.resolve(),
      exited: new Promise(() => {}),
    };
  }
  const postgres = await startEmbeddedPostgres(resolve(VRS_DATA_DIR)).catch((error: Error) => {
    throw new OperatorError(error.message, { cause: error });
  });
  const { socketDirectory, superuser } = postgres;
  const address = { kind: "socket" as const, socketDirectory, owner: superuser };
  await createDatabase({ ...address, database: "postgres" });
  return {
    address: { ...address, database: DATABASE },
    isEmbedded: true,
    stop: () => postgres.stop(),
    exited: postgres.exited,
  };
}

async function refuseUnreachable(address: DatabaseAddress): Promise<void> {
  const sql = connect(address, "owner", 1);
  try {
    await sql`select 1`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`DATABASE_URL のデータベースに接続できません。${reason}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function createDatabase(address: DatabaseAddress): Promise<void> {
  const sql = connect(address, "owner", 1);
  try {
    const exists = await sql`select from pg_database where datname = ${DATABASE}`;
    if (exists.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  } catch (error) {
    // Two first starts at once: the other one made it.
    if (!(error instanceof Error && "code" in error && error.code === "42P04")) throw error;
  } finally {
    await sql.end();
  }
}
