import { resolve } from "node:path";
import type { Configuration } from "../domain/configuration.ts";
import { OperatorError } from "../domain/operator_error.ts";
import { connect, type DatabaseAddress } from "./connection.ts";
import { startEmbeddedPostgres } from "./embedded/embedded_postgres.ts";
import { loginPasswords } from "./login_passwords.ts";
import { keyFilePath } from "./sealing/key_file_path.ts";
import { ensureKeyFile, loadKeyRing } from "./sealing/key_ring.ts";

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

/**
 * `DATABASE_URL` when set; else the embedded server in `VRS_DATA_DIR`, started or joined. Over a
 * URL the roles' passwords come from the key file; `migrating` makes one for an empty database and
 * is the only one to need the owner.
 */
export async function openDatabaseServer(
  configuration: Configuration,
  purpose: "migrating" | "working" = "working",
): Promise<DatabaseServer> {
  if (configuration.DATABASE_URL) return await openForeign(configuration, purpose);
  const postgres = await startEmbeddedPostgres(resolve(configuration.VRS_DATA_DIR))
    .catch((error: Error) => {
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

async function openForeign(
  configuration: Configuration,
  purpose: "migrating" | "working",
): Promise<DatabaseServer> {
  const url = configuration.DATABASE_URL!;
  const keyFile = keyFilePath(configuration);
  if (purpose === "migrating" && !await isSealed(url)) await ensureKeyFile(keyFile);
  const passwords = loginPasswords(await loadKeyRing(keyFile));
  const address = { kind: "url" as const, url, passwords };
  if (purpose === "working") await refuseUnreachable(address);
  return {
    address,
    isEmbedded: false,
    stop: () => Promise.resolve(),
    exited: new Promise(() => {}),
  };
}

const NO_SUCH_TABLE = "42P01";

/** Whether the database remembers keys, without which nobody could open its My Numbers. */
async function isSealed(url: string): Promise<boolean> {
  const passwords = loginPasswords({ index: new Uint8Array(32) }); // the owner's is in the URL
  const sql = connect({ kind: "url", url, passwords }, "owner", 1);
  try {
    return (await sql`select from sealing_key limit 1`).length > 0;
  } catch (error) {
    if (codeOf(error) === NO_SUCH_TABLE) return false;
    throw unreachable(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function refuseUnreachable(address: DatabaseAddress): Promise<void> {
  const sql = connect(address, "vrs_gate", 1);
  try {
    await sql`select 1`;
  } catch (error) {
    throw isRefusedLogin(error) ? new OperatorError(NO_LOGIN) : unreachable(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Class 28: no such role, or another password. */
function isRefusedLogin(error: unknown): boolean {
  return codeOf(error)?.startsWith("28") ?? false;
}

const NO_LOGIN =
  "DATABASE_URL のデータベースに vrs_gate として接続できません。先に、同じ鍵ファイル（VRS_KEY_FILE）で " +
  "deno task migrate を実行してください。";

function unreachable(error: unknown): OperatorError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OperatorError(`DATABASE_URL のデータベースに接続できません。${reason}`);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

async function createDatabase(address: DatabaseAddress): Promise<void> {
  const sql = connect(address, "owner", 1);
  try {
    const exists = await sql`select from pg_database where datname = ${DATABASE}`;
    if (exists.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  } catch (error) {
    // Two first starts at once: the other one made it.
    if (codeOf(error) !== "42P04") throw error;
  } finally {
    await sql.end();
  }
}
