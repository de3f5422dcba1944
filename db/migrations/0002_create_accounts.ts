import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * People who sign in. A sign-in happens before any municipality is known, so these tables are the
 * gate's (`vrs_gate`); the application sees only its own municipality's accounts and no secret.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table account (
  id uuid primary key,
  kind text not null check (kind in ('municipal', 'venue', 'prefecture', 'national')),
  municipality_code text references municipality,
  prefecture_code text references prefecture,
  login_id text not null check (char_length(login_id) between 1 and 254),
  remark text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz,
  disabled_at timestamptz,
  check ((kind in ('municipal', 'venue')) = (municipality_code is not null)),
  check ((kind = 'prefecture') = (prefecture_code is not null))
);

create unique index account_login_id on account (lower(login_id));

create index account_municipality on account (municipality_code, kind);

create table credential (
  account_id uuid primary key references account on delete cascade,
  password_hash text,
  setup_token_hash bytea unique,
  setup_expires_at timestamptz,
  changed_at timestamptz not null,
  check ((setup_token_hash is null) = (setup_expires_at is null))
);

create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null
);

create index session_account on session (account_id);

create index session_expiry on session (expires_at);

create table session_preset (
  municipality_code text not null references municipality,
  session_id uuid not null references session (id) on delete cascade,
  venue_name text not null check (char_length(venue_name) <= 30),
  vaccine_code text references vaccine,
  lot_number text not null check (char_length(lot_number) <= 20),
  doctor_name text not null check (char_length(doctor_name) <= 20),
  primary key (municipality_code, session_id)
);

alter table account enable row level security;

create policy own_municipality on account to vrs_app
  using (municipality_code = current_setting('vrs.municipality', true))
  with check (municipality_code = current_setting('vrs.municipality', true));

create policy at_the_gate on account to vrs_gate using (true) with check (true);

alter table session_preset enable row level security;

create policy own_municipality on session_preset to vrs_app
  using (municipality_code = current_setting('vrs.municipality', true))
  with check (municipality_code = current_setting('vrs.municipality', true));

grant select, insert, update on account to vrs_gate;

grant select, insert, update on credential to vrs_gate;

grant select, insert, update, delete on session to vrs_gate;

grant select on account to vrs_app;

grant select, insert, update on session_preset to vrs_app;
`,
  );
}
