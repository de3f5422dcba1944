import { resolve } from "node:path";
import type { Configuration } from "../domain/configuration.ts";
import { OperatorError } from "../domain/operator_error.ts";
import { connect, connectForRequests, type DatabaseAddress } from "./connection.ts";
import type { Pool } from "./connection_pool.ts";
import type { ReplicaSetting } from "./database.ts";
import { type LastingPostgres, startLastingPostgres } from "./embedded/lasting_postgres.ts";
import { type LoginPasswords, loginPasswords } from "./login_passwords.ts";
import { keyFilePath } from "./sealing/key_file_path.ts";
import { ensureKeyFile, loadKeyRing } from "./sealing/key_ring.ts";

/** The PostgreSQL this process works with: its own embedded one, or somebody else's. */
export interface DatabaseServer {
  address: DatabaseAddress;
  /** What may be read elsewhere (see `db/reading.ts`). */
  replica?: ReplicaSetting | undefined;
  /** Whether it is our own, which we may migrate without being asked. */
  isEmbedded: boolean;
  /** Stops what this process started; another's server keeps running. */
  stop(): Promise<void>;
  /** Resolves when an embedded server this process started has ended and cannot be started again. */
  exited: Promise<void>;
  /** Has the log told when an embedded server died and is started again. */
  tellDeaths?: LastingPostgres["tellDeaths"];
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
  const walDirectory = configuration.VRS_WAL_DIR;
  const postgres = await startLastingPostgres(resolve(configuration.VRS_DATA_DIR), { walDirectory })
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
    tellDeaths: postgres.tellDeaths,
  };
}

async function openForeign(
  configuration: Configuration,
  purpose: "migrating" | "working",
): Promise<DatabaseServer> {
  const url = configuration.DATABASE_DIRECT_URL ?? configuration.DATABASE_URL!;
  const keyFile = keyFilePath(configuration);
  if (purpose === "migrating" && !await isSealed(url)) await ensureKeyFile(keyFile);
  const passwords = loginPasswords(await loadKeyRing(keyFile));
  const isPooled = configuration.DATABASE_POOLER === "transaction";
  const poolerUrl = isPooled ? configuration.DATABASE_URL : undefined;
  const address = { kind: "url" as const, url, poolerUrl, passwords };
  if (purpose === "working") await refuseUnreachable(address);
  return {
    address,
    replica: replicaOf(configuration, passwords),
    isEmbedded: false,
    stop: () => Promise.resolve(),
    exited: new Promise(() => {}),
  };
}

/** Its roles and their passwords are the primary's. It may be gone just now. */
function replicaOf(
  { DATABASE_REPLICA_URL: url, VRS_REPLICA_LAG_SECONDS: lagSeconds }: Configuration,
  passwords: LoginPasswords,
): ReplicaSetting | undefined {
  return url ? { address: { kind: "url", url, passwords }, lagSeconds } : undefined;
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
  await tryLogin(connect(address, "vrs_gate", 1), NO_LOGIN);
  if (address.kind !== "url" || address.poolerUrl === undefined) return;
  for (const role of ["vrs_gate", "vrs_app"] as const) {
    await tryLogin(connectForRequests(address, role, 1), NO_POOLED_LOGIN);
  }
}

type Door = Pick<Pool, "reserve"> & { end(options: { timeout: number }): Promise<void> };

async function tryLogin(door: Door, refusal: string): Promise<void> {
  try {
    const connection = await door.reserve();
    await connection.unsafe("select 1");
    connection.release();
  } catch (error) {
    throw isRefusedLogin(error) ? new OperatorError(refusal) : unreachable(error);
  } finally {
    await door.end({ timeout: 1 });
  }
}

/** Class 28: no such role, or another password. Of a PgBouncer: that of a broken protocol. */
function isRefusedLogin(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (code.startsWith("28") || code === "08P01");
}

const NO_LOGIN =
  "DATABASE_URL のデータベースに vrs_gate として接続できません。先に、同じ鍵ファイル（VRS_KEY_FILE）で " +
  "deno task migrate を実行してください。";

const NO_POOLED_LOGIN =
  "DATABASE_URL の PgBouncer に vrs_app・vrs_gate として接続できません。pooler userlist の出力を " +
  "PgBouncer の auth_file に書いてください。";

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
    if (!["42P04", "23505"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    await sql.end();
  }
}
