import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * Roles, and the tables that are the same for everyone (Citus: reference tables).
 * `vrs_app` works for one municipality at a time; `vrs_gate` only knows who may come in.
 * Neither owns anything, and neither can bypass row-level security.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
do $$ begin
  create role vrs_app login;
exception when duplicate_object or unique_violation then null; end $$;

do $$ begin
  create role vrs_gate login;
exception when duplicate_object or unique_violation then null; end $$;

do $$ begin
  execute format('grant vrs_app, vrs_gate to %I', current_user);
exception when invalid_grant_operation then null; end $$;

revoke create on schema public from public;

grant usage on schema public to vrs_app, vrs_gate;

create table prefecture (
  code text primary key check (code ~ '^[0-9]{2}$'),
  name text not null,
  kana text not null
);

create table municipality (
  code text primary key check (code ~ '^[0-9]{6}$'),
  prefecture_code text not null references prefecture,
  name text not null,
  district text not null,
  kana text not null
);

create table vaccine (
  code text primary key,
  maker text not null unique check (char_length(maker) between 1 and 20),
  product text not null,
  cvx text,
  minimum_interval_days integer not null check (minimum_interval_days >= 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  position integer not null
);

grant select on prefecture, municipality, vaccine to vrs_app, vrs_gate;
`,
  );
}
