import { Kysely, type Transaction } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../connection.ts";
import type { TallyQueueTables, TallyTables } from "../schema/tally_tables.ts";

/** The role `vrs_tally`: it adds up what waits, and sees nobody. */
export type Tally = Kysely<TallyTables & TallyQueueTables>;
export type TallyTransaction = Transaction<TallyTables & TallyQueueTables>;

/** One connection, so that its lock holds as long as it is open; `destroy` ends it. */
export function openTally(address: DatabaseAddress): Tally {
  const connection: Sql = connect(address, "vrs_tally", 1);
  return new Kysely({ dialect: new PostgresJSDialect({ postgres: connection }) });
}
