import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * The audit is sealed into a chain for each municipality: `vrs_seal` may read it, add a seal to the
 * end and strike what it has sealed off the list of what waits. Nobody may change or take away
 * either a row or a seal; audit past its retention is erased by the owner, who leaves a proof.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, ROLE + TABLES);
  for (const table of ["audit_pending", "audit_seal", "audit_erasure"]) await isolate(db, table);
  await runStatements(db, POLICIES + GRANTS);
}

const ROLE = `
do $$ begin
  create role vrs_seal login;
exception when duplicate_object or unique_violation then null; end $$;

do $$ begin
  execute format('grant vrs_seal to %I', current_user);
exception when invalid_grant_operation then null; end $$;

grant usage on schema public to vrs_seal;

`;

/**
 * A row waits from the transaction that wrote it until it is sealed, so that none is passed over
 * however long its transaction took. A seal's `hash` follows from the one before it, the position,
 * the row and a key that is not in the database.
 */
const TABLES = `
create table audit_pending (
  municipality_code text not null,
  audit_id uuid not null,
  primary key (municipality_code, audit_id)
);

create table audit_seal (
  municipality_code text not null,
  position bigint not null check (position > 0),
  audit_id uuid not null,
  sealed_at timestamptz not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (municipality_code, position),
  unique (municipality_code, audit_id)
);

create table audit_erasure (
  municipality_code text not null,
  through_position bigint not null check (through_position > 0),
  hash bytea not null check (octet_length(hash) = 32),
  row_count bigint not null check (row_count > 0),
  cutoff timestamptz not null,
  erased_at timestamptz not null,
  proof bytea not null check (octet_length(proof) = 32),
  primary key (municipality_code, through_position)
);

insert into audit_pending select municipality_code, id from audit;

create index audit_act on audit (municipality_code, act, at);

`;

const POLICIES = `
create policy sealing on audit for select to vrs_seal using (true);

create policy sealing on audit_pending for select to vrs_seal using (true);

create policy sealed on audit_pending for delete to vrs_seal using (true);

create policy at_the_gate on audit_pending for insert to vrs_gate with check (true);

create policy sealing on audit_seal for select to vrs_seal using (true);

create policy sealed on audit_seal for insert to vrs_seal with check (true);

create policy sealing on audit_erasure for select to vrs_seal using (true);

`;

const GRANTS = `
grant insert on audit_pending to vrs_app, vrs_gate;

grant select on audit, audit_seal, audit_erasure to vrs_seal;

grant select, delete on audit_pending to vrs_seal;

grant insert on audit_seal to vrs_seal;
`;
