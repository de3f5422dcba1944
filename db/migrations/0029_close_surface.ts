import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * Requests sign in as `vrs_app` and `vrs_gate` themselves, so a server no longer needs the owner:
 * to see whether its schema is up to date it may read what was applied.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
grant select on kysely_migration to vrs_gate;

revoke all on schema public from public;
`,
  );
}
