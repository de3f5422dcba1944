import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * 当日の一覧 looks for what an account registered one by one. What files bring is in it no longer:
 * it is never looked for like that, and cost every upload an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, DOSES_BY_ACCOUNT);
}

const DOSES_BY_ACCOUNT = `
drop index dose_place;

create index dose_by_account on dose (place_code, account_id, registered_at)
  where source in ('venue', 'hand');
`;
