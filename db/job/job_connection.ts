import { Buffer } from "node:buffer";
import { finished } from "node:stream/promises";
import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import type { ReservedSql } from "postgres";
import { connect, type DatabaseAddress } from "../connection.ts";
import type { Register } from "../database.ts";
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

/**
 * A big job sorts in memory; and a backend whose client was killed finds out within two seconds,
 * also in the middle of a statement, so that another process can take the job.
 */
const SESSION = `
  set client_connection_check_interval = '2s';
  set work_mem = '256MB';
  set temp_buffers = '128MB';
  set jit = off`;

export async function openJobConnection(address: DatabaseAddress): Promise<JobConnection> {
  const sql = connect(address, "vrs_app", 1);
  try {
    const connection = await sql.reserve();
    await connection.unsafe(SESSION);
    const [backend] = await connection<[{ pid: number }]>`select pg_backend_pid() as pid`;
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => {}); // most jobs end without anybody waiting for it
    const queries = guarded(connection, lost.reject);
    sql.options.onclose = queries.lose;
    return {
      register: kyselyOn(queries),
      copyIn: (target, text) => copyIn(queries, target, text),
      lost: lost.promise,
      close: async () => {
        connection.release();
        await sql.end({ timeout: 1 });
      },
      abort: async () => {
        queries.lose();
        await sql.end({ timeout: 0 });
        await endBackend(address, backend.pid);
      },
    };
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
}

type Query = Parameters<ReservedSql["unsafe"]>;

/** Every query of the job, with how to reject it from outside. */
interface GuardedSql {
  unsafe(...query: Query): ReturnType<ReservedSql["unsafe"]> & { reject(error: Error): void };
  lose(): void;
}

/**
 * Refuses queries on a lost connection: postgres.js would write the next one, such as Kysely's
 * rollback, to a socket that is no more, and never answer it or end the whole process.
 */
function guarded(connection: ReservedSql, tellLost: (error: Error) => void): GuardedSql {
  const error = new Error("The connection of the job was lost.");
  let isLost = false;
  const lose = () => {
    isLost = true;
    tellLost(error);
  };
  return {
    lose,
    unsafe: (...given) => {
      if (isLost) throw error;
      const query = connection.unsafe(...given) as ReturnType<GuardedSql["unsafe"]>;
      const reject = query.reject;
      query.reject = (error) => {
        if (!("severity" in error) || error.severity === "FATAL") lose();
        reject(error);
      };
      return query;
    },
  };
}

function kyselyOn({ unsafe }: GuardedSql): Register {
  const pool = {
    options: { max: 1 },
    reserve: () => Promise.resolve({ unsafe, release: () => {} }),
    end: () => Promise.resolve(),
  };
  return new Kysely<RegisterTables>({ dialect: new PostgresJSDialect({ postgres: () => pool }) });
}

async function copyIn(sql: GuardedSql, { table, columns }: CopyTarget, text: string) {
  const names = [table, ...columns].map((name) => `"${name.replaceAll('"', '""')}"`);
  const query = sql.unsafe(`copy ${names.shift()} (${names.join(", ")}) from stdin`);
  const writable = await query.writable();
  // Else an error that comes after the last piece is never told (porsager/postgres#1173).
  const reject = query.reject;
  query.reject = (error) => {
    reject(error);
    writable.destroy(error);
  };
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
