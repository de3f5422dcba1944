import postgres from "postgres";
import type { LoginPasswords, LoginRole } from "./login_passwords.ts";

/**
 * Where PostgreSQL is: a URL from `DATABASE_URL`, whose user only `migrate` needs, or the embedded
 * server's socket directory.
 */
export type DatabaseAddress =
  | { kind: "url"; url: string; passwords: LoginPasswords }
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

/** Opens a pool of at most `max` connections that sign in as `role`. */
export function connect(address: DatabaseAddress, role: DatabaseRole, max: number): postgres.Sql {
  return open(address, role, { max });
}

/**
 * The same for what a page waits for: a statement that takes longer than anybody waits, and a
 * transaction that is forgotten, end by themselves.
 */
export function connectForRequests(
  address: DatabaseAddress,
  role: "vrs_app" | "vrs_gate",
  max: number,
): postgres.Sql {
  const connection = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 300_000 };
  return open(address, role, { max, connection });
}

/**
 * Signs in as the role itself: there is no greater one that `reset role` could bring back
 * (https://www.postgresql.org/docs/current/sql-set-role.html).
 */
function open(
  address: DatabaseAddress,
  role: DatabaseRole,
  pool: { max: number; connection?: Record<string, number> },
): postgres.Sql {
  const options = { ...pool, types, onnotice: () => {}, idle_timeout: 300, connect_timeout: 30 };
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
