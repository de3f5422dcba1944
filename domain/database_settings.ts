import { z } from "zod";

const CONNECTIONS_RANGE = "5から200までの整数にしてください。";
const LAG_RANGE = "1から300までの整数にしてください。";

function postgresUrl(form: string) {
  return z.url({ protocol: /^postgres(ql)?$/, error: `「${form}」の形で書いてください。` });
}

/** Part of `Configuration`: how a server that is one of several gets at the database. */
export const DATABASE_SETTINGS = {
  DATABASE_POOLER: z.enum(["none", "transaction"], {
    error: "none、transactionのどちらかにしてください。",
  }).default("none")
    .describe(
      "`transaction`: `DATABASE_URL` is a PgBouncer in transaction mode, through which requests go",
    ),
  DATABASE_DIRECT_URL: postgresUrl("postgres://user:password@host:5432/name").optional()
    .describe(
      "with a pooler: the PostgreSQL behind it, for migrations, jobs and whatever needs a session",
    ),
  DATABASE_REPLICA_URL: postgresUrl("postgres://host:5432/name").optional()
    .describe("streaming replica that statistics and look-ups (照会) are read from; unset: none"),
  VRS_REPLICA_LAG_SECONDS: z.coerce.number({ error: LAG_RANGE }).int(LAG_RANGE).min(1, LAG_RANGE)
    .max(300, LAG_RANGE).default(5)
    .describe("seconds the replica may be behind; when it is farther, the primary is read"),
  VRS_CONNECTIONS: z.coerce.number({ error: CONNECTIONS_RANGE }).int(CONNECTIONS_RANGE)
    .min(5, CONNECTIONS_RANGE).max(200, CONNECTIONS_RANGE).default(25)
    .describe("connections to the database that one server opens for requests, at most"),
};

const DatabaseSettings = z.object(DATABASE_SETTINGS);
type DatabaseSettings = z.infer<typeof DatabaseSettings> & { DATABASE_URL?: string };

/** What is missing or too much, by variable. */
export function databaseFaults(set: DatabaseSettings): [keyof DatabaseSettings, string][] {
  const faults: [keyof DatabaseSettings, string][] = [];
  const isPooled = set.DATABASE_POOLER === "transaction";
  if (!set.DATABASE_URL && (isPooled || set.DATABASE_REPLICA_URL)) {
    faults.push(["DATABASE_URL", NEEDED]);
  }
  if (isPooled && !set.DATABASE_DIRECT_URL) faults.push(["DATABASE_DIRECT_URL", DIRECT_NEEDED]);
  if (!isPooled && set.DATABASE_DIRECT_URL) faults.push(["DATABASE_DIRECT_URL", NO_POOLER]);
  return faults;
}

const NEEDED = "DATABASE_POOLER や DATABASE_REPLICA_URL を使うときは必ず書いてください。";
const DIRECT_NEEDED =
  "DATABASE_POOLER が transaction のときは、PgBouncer を通らない URL を必ず書いてください。";
const NO_POOLER = "DATABASE_POOLER を transaction にするか、この変数を消してください。";
