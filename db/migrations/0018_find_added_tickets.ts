import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/** Tickets a correction added that have changed or gone since, without reading every history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create index ticket_history_added on ticket_history (municipality_code, change_id)
  where version = 1;
`,
  );
}
