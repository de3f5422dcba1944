import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/** Whom the asking municipality registered with the answer to a case, once: who did, and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
alter table inquiry add column registered_id uuid,
  add column registered_at timestamptz,
  add column registered_login_id text,
  add constraint inquiry_registered_here check (side = 'asking' or registered_id is null),
  add constraint inquiry_registered_by check ((registered_id is null) = (registered_at is null)
    and (registered_id is null) = (registered_login_id is null));

grant update (registered_id, registered_at, registered_login_id) on inquiry to vrs_app;
`,
  );
}
