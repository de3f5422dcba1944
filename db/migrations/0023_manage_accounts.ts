import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * アカウント登録: staff change, disable and delete the accounts of their municipality. A deleted one
 * stays, so that its login ID is never given to anyone else; being disabled as well keeps it out
 * wherever a disabled one is. `version` tells the second of two who change one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
alter table account add column version integer not null default 1,
  add column changed_at timestamptz,
  add column changed_by text,
  add column deleted_at timestamptz,
  add constraint account_changed_by check ((changed_at is null) = (changed_by is null)),
  add constraint account_deleted_is_disabled check (deleted_at is null or disabled_at is not null);

revoke update on account from vrs_gate;

grant update (role, remark, last_used_at, disabled_at, deleted_at, version, changed_at, changed_by)
  on account to vrs_gate;
`,
  );
}
