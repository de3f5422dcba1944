import { Kysely, sql } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect, type DatabaseAddress } from "../connection.ts";
import type { Register } from "../database.ts";
import type { RegisterTables } from "../schema/register_tables.ts";
import { inMunicipality } from "../tenant.ts";
import { settleAll } from "./settle_touched.ts";
import { openTally, type Tally } from "./tally_connection.ts";

/**
 * Settles every municipality that was written to since it was last settled. One municipality's
 * trouble keeps nobody else's figures back: answers what went wrong.
 */
export async function settleEverywhere(register: Register, tally: Tally): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const code of await listTouched(tally)) {
    await inMunicipality(register, code, (tx) => settleAll(tx, code))
      .catch((error) => failures.push(error));
  }
  return failures;
}

/** The same on connections of its own; the notes name tickets and people, and then are gone. */
export async function settleTallies(address: DatabaseAddress): Promise<void> {
  const tally = openTally(address);
  const dialect = new PostgresJSDialect({ postgres: connect(address, "vrs_app", 1) });
  const register = new Kysely<RegisterTables>({ dialect });
  try {
    const [failure] = await settleEverywhere(register, tally);
    if (failure) throw failure;
  } finally {
    await Promise.all([tally.destroy(), register.destroy()]);
  }
}

async function listTouched(tally: Tally): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select municipality_code as code from touched_dose
    union select municipality_code from touched_ticket
    union select municipality_code from touched_recipient
    order by code`.execute(tally);
  return rows.map(({ code }) => code);
}
