import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** A record somebody compared with paper is locked until somebody unlocks it with a reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, TABLES);
  for (const table of ISOLATED) await isolate(db, table);
  await runStatements(db, GRANTS);
}

const ISOLATED = ["confirmation"];

const TABLES = `
create table confirmation (
  municipality_code text not null,
  id uuid not null,
  recipient_id uuid not null,
  confirmed_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  reason text not null check (reason <> ''),
  released_at timestamptz,
  released_login_id text,
  release_reason text check (release_reason <> ''),
  primary key (municipality_code, id),
  check ((released_at is null) = (released_login_id is null)),
  check ((released_at is null) = (release_reason is null))
);

create unique index confirmation_once on confirmation (municipality_code, recipient_id)
  where released_at is null;

create index confirmation_recipient on confirmation (municipality_code, recipient_id, confirmed_at);
`;

/** A confirmation can be ended, but nothing in it can be altered. */
const GRANTS = `
grant select, insert, update (released_at, released_login_id, release_reason)
  on confirmation to vrs_app;
`;
