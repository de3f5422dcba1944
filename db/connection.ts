import postgres from "postgres";

/** Where PostgreSQL is: a URL from `DATABASE_URL`, or the embedded server's socket directory. */
export type DatabaseAddress =
  | { kind: "url"; url: string }
  | { kind: "socket"; socketDirectory: string; owner: string; database: string };

/** `owner` migrates; `vrs_app` and `vrs_gate` own nothing and are all that a request ever uses. */
export type DatabaseRole = "owner" | "vrs_app" | "vrs_gate";

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

/** Opens a pool of at most `max` connections that act as `role`. */
export function connect(address: DatabaseAddress, role: DatabaseRole, max: number): postgres.Sql {
  const options = { max, types, onnotice: () => {}, idle_timeout: 300, connect_timeout: 30 };
  if (address.kind === "socket") {
    return postgres({
      ...options,
      host: address.socketDirectory,
      database: address.database,
      user: role === "owner" ? address.owner : role,
    }) as unknown as postgres.Sql;
  }
  // Asking for the role in the startup packet leaves no moment in which the owner's rights are on.
  const connection = role === "owner" ? {} : { role };
  return postgres(address.url, { ...options, connection }) as unknown as postgres.Sql;
}
