import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * 担当者 of a shared tablet, each with a PIN, so that every dose has a person. `account_ids` are the
 * login IDs they may work under, null for every venue's. A change keeps the name they had then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, TABLES + COLUMNS);
  for (const table of ["station_operator", "session_operator", "operator_try"]) {
    await isolate(db, table);
  }
  await runStatements(db, GRANTS);
}

/** `session_operator`: who works in a session now, or has shown an issued PIN (stage "first"). */
const TABLES = `
create table station_operator (
  municipality_code text not null references municipality,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 20),
  account_ids uuid[] check (cardinality(account_ids) > 0),
  pin_hash text not null,
  has_own_pin boolean not null,
  disabled_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (municipality_code, id),
  unique (municipality_code, name)
);

create table session_operator (
  municipality_code text not null references municipality,
  session_id uuid not null,
  operator_id uuid not null,
  stage text not null check (stage in ('first', 'working')),
  since timestamptz not null,
  last_at timestamptz not null,
  primary key (municipality_code, session_id),
  foreign key (municipality_code, operator_id) references station_operator
);

create index session_operator_time on session_operator (municipality_code, last_at);

create index session_operator_person on session_operator (municipality_code, operator_id);

create table operator_try (
  municipality_code text not null references municipality,
  subject text not null,
  wrong_count integer not null check (wrong_count >= 0),
  last_at timestamptz not null,
  primary key (municipality_code, subject)
);

`;

const COLUMNS = `
alter table change add column operator_id uuid,
  add column operator_name text,
  add constraint change_operator check ((operator_id is null) = (operator_name is null));

alter table municipality_setting
  add column asks_operator boolean not null default false,
  add column operator_idle_minutes integer not null default 10
    check (operator_idle_minutes between 1 and 60);

`;

const GRANTS = `
grant select, insert on station_operator to vrs_app;

grant update (name, account_ids, pin_hash, has_own_pin, disabled_at, version, changed_at,
  changed_by) on station_operator to vrs_app;

grant select, insert, update, delete on session_operator, operator_try to vrs_app;
`;
