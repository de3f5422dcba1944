import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * Signing in is guarded: `sign_in_try` counts tries that came to nothing, for all processes alike. A
 * session may wait for its second factor (stage "password"), which nobody can use for anything else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, SESSION + TRY);
}

/** The idle time is the session's own: a change of the setting is for those who come after. */
const SESSION = `
alter table session
  add column stage text not null default 'open' check (stage in ('password', 'open')),
  add column idle_minutes integer not null default 120 check (idle_minutes > 0),
  add column device text not null default '' check (char_length(device) <= 100);

`;

/** `subject` is an account, an address, or one of 4,096 drawers for login IDs nobody has. */
const TRY = `
create table sign_in_try (
  subject text primary key,
  level double precision not null check (level >= 0),
  last_at timestamptz not null
);

create index sign_in_try_time on sign_in_try (last_at);

grant select, insert, update, delete on sign_in_try to vrs_gate;
`;
