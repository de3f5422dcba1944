import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * Who did or read what, appended in the act's own transaction. What happens before a municipality
 * is known (a failed sign-in) is written by the gate under '000000'. `sealing_key` remembers which
 * keys sealed this database, so that a server with other keys refuses to start.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table audit (
  municipality_code text not null,
  id uuid not null,
  at timestamptz not null,
  act text not null,
  account_id uuid,
  login_id text not null,
  actor_municipality_code text,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null default '{}',
  address text not null,
  request_id text not null,
  primary key (municipality_code, id)
);

create index audit_time on audit (municipality_code, at);

create index audit_subject on audit (municipality_code, subject_kind, subject_id);

create table sealing_key (
  purpose text primary key,
  fingerprint bytea not null
);
`,
  );
  await isolate(db, "audit");
  await runStatements(
    db,
    `
create policy at_the_gate on audit for insert to vrs_gate with check (true);

grant select, insert on audit to vrs_app;

grant insert on audit to vrs_gate;

grant select, insert on sealing_key to vrs_gate;
`,
  );
}
