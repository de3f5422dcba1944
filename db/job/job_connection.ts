import { Buffer } from "node:buffer";
import { finished } from "node:stream/promises";
import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect, type DatabaseAddress } from "../connection.ts";
import { copyWriter } from "../copy_writer.ts";
import { NOTICE_DEAD_CLIENT } from "../dead_client.ts";
import type { Register } from "../database.ts";
import { ConnectionLost } from "../database_gone.ts";
import type { GuardedConnection } from "../guarded_session.ts";
import type { RegisterTables } from "../schema/register_tables.ts";

/** One connection for one job: its transaction and its COPYs are on the very same. */
export interface JobConnection {
  register: Register;
  /** COPY (text format) on this connection, also inside its transaction. */
  copyIn(target: CopyTarget, text: string): Promise<void>;
  /** Rejects when the connection is lost or aborted, and never resolves. */
  lost: Promise<never>;
  close(): Promise<void>;
  /** Ends it at once, whatever runs on it: PostgreSQL takes back what was not committed. */
  abort(): Promise<void>;
}

export interface CopyTarget {
  table: string;
  columns: readonly string[];
}

/** A big job sorts in memory; and when its process is gone, another one can take it soon. */
const SESSION = `${NOTICE_DEAD_CLIENT};
  set work_mem = '256MB';
  set temp_buffers = '128MB';
  set jit = off`;

export async function openJobConnection(address: DatabaseAddress): Promise<JobConnection> {
  const sql = connect(address, "vrs_app", 1);
  try {
    const connection = await sql.reserve() as GuardedConnection;
    await connection.unsafe(SESSION);
    const [backend] = await connection<[{ pid: number }]>`select pg_backend_pid() as pid`;
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => {}); // most jobs end without anybody waiting for it
    const lose = () => lost.reject(new ConnectionLost());
    connection.onLoss(lose);
    return {
      register: kyselyOn(connection),
      copyIn: (target, text) => copyIn(connection, target, text),
      lost: lost.promise,
      close: async () => {
        connection.release();
        await sql.end({ timeout: 1 });
      },
      abort: async () => {
        lose();
        await sql.end({ timeout: 0 });
        await endBackend(address, backend.pid);
      },
    };
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
}

function kyselyOn({ unsafe }: GuardedConnection): Register {
  const pool = {
    options: { max: 1 },
    reserve: () => Promise.resolve({ unsafe, release: () => {} }),
    end: () => Promise.resolve(),
  };
  return new Kysely<RegisterTables>({ dialect: new PostgresJSDialect({ postgres: () => pool }) });
}

async function copyIn(
  sql: GuardedConnection,
  { table, columns }: CopyTarget,
  text: string,
): Promise<void> {
  const names = [table, ...columns].map((name) => `"${name.replaceAll('"', '""')}"`);
  const writable = await copyWriter(sql, `copy ${names.shift()} (${names.join(", ")}) from stdin`);
  writable.end(Buffer.from(text));
  await finished(writable);
}

/** A role may end its own backends. */
async function endBackend(address: DatabaseAddress, pid: number): Promise<void> {
  const sql = connect(address, "vrs_app", 1);
  try {
    await sql`select pg_terminate_backend(${pid})`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
