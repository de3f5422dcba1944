import { type Kysely, sql } from "kysely";
import { REQUEST_LIMITS } from "./connection.ts";

/** The roles of requests, in which pages wait for the database. */
const REQUEST_ROLES = ["vrs_app", "vrs_gate"];

/**
 * Has the roles of requests bring `REQUEST_LIMITS` along: a pooler passes on none at the start of a
 * connection. Each time, because a dump does not hold them.
 */
export async function limitRequests(owner: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner);
  const database = sql.id(rows[0]!.name);
  for (const role of REQUEST_ROLES) {
    for (const [setting, ms] of Object.entries(REQUEST_LIMITS)) {
      await sql`alter role ${sql.id(role)} in database ${database}
        set ${sql.id(setting)} = ${sql.lit(ms)}`.execute(owner);
    }
  }
}
