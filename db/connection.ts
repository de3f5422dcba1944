import postgres from "postgres";
import { ConnectionPool } from "./connection_pool.ts";
import { guardSession } from "./guarded_session.ts";
import type { LoginPasswords, LoginRole } from "./login_passwords.ts";
import { oneSocket } from "./one_socket.ts";
import type { AskWhetherSilent } from "./session_guard.ts";
import { SilentBackends } from "./silent_backends.ts";

/**
 * Where PostgreSQL is: a URL, whose user only `migrate` needs, or the embedded server's socket
 * directory. `poolerUrl` leads to it through a PgBouncer in transaction mode.
 */
export type DatabaseAddress =
  | { kind: "url"; url: string; poolerUrl?: string | undefined; passwords: LoginPasswords }
  | { kind: "socket"; socketDirectory: string; owner: string; database: string };

/**
 * `owner` migrates; `vrs_app` and `vrs_gate` own nothing and are all that a request ever uses;
 * `vrs_seal` seals the audit.
 */
export type DatabaseRole = "owner" | LoginRole;

const INT8 = 20;
const DATE = 1082;

/**
 * Values as the domain wants them: `date` stays the text YYYY-MM-DD (a Date would shift with the
 * time zone), `int8` becomes a number (our counts stay far below 2^53).
 */
const types = {
  date: { to: DATE, from: [DATE], serialize: String, parse: String },
  int8: { to: INT8, from: [INT8], serialize: String, parse: Number },
};

/**
 * A statement of a page that takes longer than anybody waits, and a transaction that is forgotten,
 * end by themselves. In milliseconds; the roles of requests have them as their own settings too.
 */
export const REQUEST_LIMITS = {
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 300_000,
};
/** As options, because postgres.js leaves out what is 0. */
const NO_LIMITS = {
  options: "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0",
};

/**
 * Opens a pool of at most `max` connections that sign in as `role`, each a session: for LISTEN, COPY,
 * locks that outlive a transaction, and whatever takes long. Never through a pooler.
 */
export function connect(address: DatabaseAddress, role: DatabaseRole, max: number): postgres.Sql {
  const own = { connection: NO_LIMITS };
  if (max > 1) return open(address, role, { max, ...own });
  return openSession(address, role, { ...own, isSilent: whetherSilent(address, role) });
}

/** One session that hears what is told to the channels it listens to. */
export function connectToListen(
  address: DatabaseAddress,
  hear: (channel: string, payload: string) => void,
): postgres.Sql {
  const isSilent = whetherSilent(address, "vrs_gate");
  return openSession(address, "vrs_gate", { connection: NO_LIMITS, onnotify: hear, isSilent });
}

/**
 * The same for what a page waits for, within `REQUEST_LIMITS`. Only whole transactions and single
 * statements may go over it, none that leaves anything in its session: a PgBouncer in transaction
 * mode may stand between, and then takes no settings at the start (they are the roles' own) and no
 * prepared statements.
 */
export function connectForRequests(
  address: DatabaseAddress,
  role: "vrs_app" | "vrs_gate",
  max: number,
): ConnectionPool {
  if (address.kind !== "url" || address.poolerUrl === undefined) {
    return openPool(address, role, { max, connection: REQUEST_LIMITS });
  }
  return openPool({ ...address, url: address.poolerUrl }, role, { max, prepare: false });
}

/**
 * A pool to a replica, which may be gone at any time and is not waited for. Either way it may be
 * reached: the roles bring their limits along.
 */
export function connectToReplica(
  address: DatabaseAddress,
  role: "vrs_app" | "vrs_gate",
  max: number,
): ConnectionPool {
  return openPool(address, role, { max, prepare: false, connect_timeout: 2 });
}

type Options = postgres.Options<Record<never, never>> & {
  onnotify?(channel: string, payload: string): void;
};

/** postgres.js's own pool lends a lost connection again: one session for each instead. */
function openPool(
  address: DatabaseAddress,
  role: DatabaseRole,
  { max, ...options }: Options & { max: number },
): ConnectionPool {
  const isSilent = whetherSilent(address, role);
  return new ConnectionPool(() => openSession(address, role, { ...options, isSilent }), max);
}

/** One connection, once: whoever lost it opens another session. */
function openSession(
  address: DatabaseAddress,
  role: DatabaseRole,
  { isSilent, ...options }: Options & { isSilent: AskWhetherSilent },
): postgres.Sql {
  const socket = oneSocket();
  const kept = { max: 1, idle_timeout: 0, max_lifetime: null, socket: socket.open };
  const sql = open(address, role, { ...options, ...kept });
  return guardSession(sql, { isSilent, cutOff: socket.destroy });
}

function whetherSilent(address: DatabaseAddress, role: DatabaseRole): AskWhetherSilent {
  const asking = { prepare: false, fetch_types: false, isSilent: () => Promise.resolve(false) };
  const silent = new SilentBackends(() => openSession(address, role, asking));
  return (pid) => silent.isSilent(pid);
}

/** In seconds. */
const PATIENCE = { idle_timeout: 300, connect_timeout: 5 };

/**
 * Signs in as the role itself: there is no greater one that `reset role` could bring back
 * (https://www.postgresql.org/docs/current/sql-set-role.html).
 */
function open(
  address: DatabaseAddress,
  role: DatabaseRole,
  pool: Options,
): postgres.Sql {
  const options = { types, onnotice: () => {}, ...PATIENCE, ...pool };
  if (address.kind === "socket") {
    return postgres({
      ...options,
      host: address.socketDirectory,
      database: address.database,
      user: role === "owner" ? address.owner : role,
    }) as unknown as postgres.Sql;
  }
  const login = role === "owner" ? {} : { user: role, password: address.passwords[role] };
  return postgres(address.url, { ...options, ...login }) as unknown as postgres.Sql;
}
