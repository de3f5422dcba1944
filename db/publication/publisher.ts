import { Kysely, type Transaction } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect, type DatabaseAddress } from "../connection.ts";
import type { PublicationTables } from "../schema/publication_tables.ts";
import type { TallyQueueTables, TallyTables } from "../schema/tally_tables.ts";

type PublisherTables = TallyTables & TallyQueueTables & PublicationTables;

/** The role `vrs_tally`: it has every area's counts and sees nobody, and it alone adds publications. */
export type Publisher = Kysely<PublisherTables>;
export type PublishingTransaction = Transaction<PublisherTables>;

/** One connection, so that its lock holds as long as it is open; `destroy` ends it. */
export function openPublisher(address: DatabaseAddress): Publisher {
  const connection = connect(address, "vrs_tally", 1);
  return new Kysely({ dialect: new PostgresJSDialect({ postgres: connection }) });
}
