import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { type Database, openDatabase } from "../../db/database.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { migrate } from "../../db/migrate.ts";
import { aDataDirectory } from "./embedded/a_data_directory.ts";
import { until } from "./embedded/writer_process.ts";

/** A PostgreSQL and a streaming replica of it, both our own. */
export interface ReplicatedPostgres extends AsyncDisposable {
  primary: DatabaseAddress;
  replica: DatabaseAddress;
  /** Their owner, at each of them. */
  atPrimary: Sql;
  atReplica: Sql;
  /** A new database with both, which the caller closes. */
  open(lagSeconds: number): Database;
  /** Resolves when the replica has all that was written until now. */
  caughtUp(): Promise<void>;
  /** Nothing that is written while `work` runs comes to the replica. */
  whilePaused(work: () => Promise<void>): Promise<void>;
  stopReplica(): Promise<void>;
  startReplica(): Promise<void>;
}

const OWNER = "vrs_owner";
const DATABASE = "vrs";

export async function aReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const stack = new AsyncDisposableStack();
  const first = stack.use(await aDataDirectory());
  const second = stack.use(await aDataDirectory());
  await (await startEmbeddedPostgres(first.path)).stop();
  await copyCluster(first.path, second.path);
  const server = await startEmbeddedPostgres(first.path);
  stack.defer(() => server.stop());
  const settings = { primary_conninfo: `host=${server.socketDirectory} user=${OWNER}` };
  const follow = () => startEmbeddedPostgres(second.path, { settings });
  let standby = await follow();
  stack.defer(() => standby.stop());
  const primary = addressAt(server.socketDirectory);
  const replica = addressAt(standby.socketDirectory);
  await prepare(primary);
  const atPrimary = connect(primary, "owner", 1);
  const atReplica = connect(replica, "owner", 2);
  stack.defer(() => Promise.all([atPrimary.end(), atReplica.end({ timeout: 1 })]).then(() => {}));
  const caughtUp = async () => {
    const [row] = await atPrimary`select pg_current_wal_lsn()::text as place`;
    await until(async () => {
      const [reached] = await atReplica`
        select pg_last_wal_replay_lsn() >= ${row!.place}::pg_lsn as "isThere"`;
      return reached!.isThere;
    });
  };
  return {
    ...{ primary, replica, atPrimary, atReplica, caughtUp },
    open: (lagSeconds) => openDatabase(primary, { replica: { address: replica, lagSeconds } }),
    whilePaused: async (work) => {
      await caughtUp();
      await pause(atReplica);
      try {
        await work();
      } finally {
        await atReplica`select pg_wal_replay_resume()`;
      }
    },
    stopReplica: () => standby.stop(),
    startReplica: async () => void (standby = await follow()),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function pause(atReplica: Sql): Promise<void> {
  await atReplica`select pg_wal_replay_pause()`;
  await until(async () => {
    const [row] = await atReplica`select pg_get_wal_replay_pause_state() as state`;
    return row!.state === "paused";
  });
}

function addressAt(socketDirectory: string, database = DATABASE): DatabaseAddress {
  return { kind: "socket", socketDirectory, owner: OWNER, database };
}

async function prepare(primary: DatabaseAddress): Promise<void> {
  const maintenance = connect({ ...primary, database: "postgres" } as DatabaseAddress, "owner", 1);
  await maintenance.unsafe(`create database ${DATABASE}`);
  await maintenance.end();
  await migrate(primary);
}

/** Of a stopped server, so that it is whole. */
async function copyCluster(from: string, to: string): Promise<void> {
  await run("/bin/cp", ["-a", `${from}/postgres`, `${to}/postgres`]);
  const cluster = `${to}/postgres/data`;
  await run("/bin/cp", ["-a", `${cluster}/PG_VERSION`, `${cluster}/standby.signal`]);
}

async function run(program: string, args: string[]): Promise<void> {
  const { success } = await new Deno.Command(program, { args }).output();
  if (!success) throw new Error(`${program} ${args.join(" ")}`);
}
