import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * Clinics that sign in with G-MIS: which ones is a list each municipality keeps. An entry has an
 * account of its own, without any credential, so that everything a venue's ID can do or have done to
 * it holds for it too. A sign-in asks before any municipality is known, hence as `vrs_gate`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, CLINIC);
  await isolate(db, "clinic");
  await runStatements(db, GATE + FLOW);
}

const CLINIC = `
create table clinic (
  municipality_code text not null references municipality,
  account_id uuid not null references account,
  gmis_id text not null check (char_length(gmis_id) between 1 and 100),
  name text not null check (char_length(name) between 1 and 100),
  primary key (municipality_code, account_id),
  unique (municipality_code, gmis_id)
);

create index clinic_gmis_id on clinic (gmis_id);

`;

/** Nobody needs to read the list as the application: it says nothing about any patient. */
const GATE = `
create policy at_the_gate on clinic to vrs_gate using (true) with check (true);

grant select, insert, update (name) on clinic to vrs_gate;

`;

/**
 * A sign-in on its way to the provider and back, once and for ten minutes; \`gmis_id\` when it is
 * back and waits for the clinic to choose a municipality. Nothing in it is worth stealing: all that
 * is secret follows from the token in the browser's cookie.
 */
const FLOW = `
create table gmis_flow (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  gmis_id text,
  expires_at timestamptz not null
);

create index gmis_flow_expiry on gmis_flow (expires_at);

grant select, insert, delete on gmis_flow to vrs_gate;
`;
