import { sql } from "kysely";
import type { Gate } from "./database.ts";

export interface DatabaseFacts {
  /** "18.0" */
  version: string;
  /** On disk, indexes included. */
  bytes: number;
}

export async function findDatabaseFacts(gate: Gate): Promise<DatabaseFacts> {
  const { rows: [facts] } = await sql<DatabaseFacts>`
    select current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes`.execute(gate);
  return facts!;
}
