import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * 転入処理: what one municipality asks another about a person who moved. Each side has its own row
 * of the case and its own timeline, so that neither ever reads the other's; both are written in one
 * transaction. The answer is kept nowhere: it is read at the asked side while it may be.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, INQUIRY + EVENT + PROTECTION);
  for (const table of ["inquiry", "inquiry_event", "protection"]) await isolate(db, table);
  await runStatements(db, GATE + GRANTS);
}

/**
 * `my_number_sealed` is the asking side's until the case is closed, and `carries_number` tells the
 * gate where one waits to be forgotten; `my_number_index` is the asked side's key to its own
 * register. `recipient_id` is known to the asked side only. `person_index` tells the asking side
 * that the same person was asked about before, and not who.
 */
const INQUIRY = `
create table inquiry (
  municipality_code text not null references municipality,
  id uuid not null,
  side text not null check (side in ('asking', 'asked')),
  other_code text not null references municipality,
  kind text not null check (kind in ('my_number', 'name')),
  family_kana text,
  given_kana text,
  birth_date date,
  sex text check (sex in ('male', 'female', 'other')),
  my_number_sealed bytea,
  carries_number boolean not null generated always as (my_number_sealed is not null) stored,
  my_number_index bytea,
  person_index bytea,
  batch_id uuid,
  finding text not null check (finding in ('one', 'none', 'several', 'held')),
  state text not null check (state in
    ('answered', 'none', 'waiting', 'confirmed', 'denied', 'withdrawn', 'completed')),
  asked_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  recipient_id uuid,
  answered_at timestamptz,
  openable_until timestamptz,
  refusal text check (refusal in ('nobody', 'not_ours')),
  refusal_reason text not null default '',
  reminded_at timestamptz,
  flag_change_id uuid,
  is_unread boolean not null,
  handled_at timestamptz,
  handled_login_id text,
  version integer not null default 1,
  primary key (municipality_code, id),
  check (municipality_code <> other_code),
  check ((kind = 'name') = (birth_date is not null)),
  check (side = 'asking' or my_number_sealed is null),
  check (side = 'asked' or my_number_index is null),
  check (side = 'asked' or recipient_id is null),
  check ((handled_at is null) = (handled_login_id is null))
);

create index inquiry_open on inquiry (municipality_code, asked_at) include (side, state)
  where handled_at is null;

create index inquiry_handled on inquiry (municipality_code, handled_at) include (side, state)
  where handled_at is not null;

create index inquiry_unread on inquiry (municipality_code) where is_unread;

create index inquiry_account on inquiry (municipality_code, account_id, asked_at)
  where side = 'asking';

create index inquiry_side on inquiry (municipality_code, side, asked_at)
  include (other_code, finding);

create index inquiry_batch on inquiry (municipality_code, batch_id) where batch_id is not null;

create index inquiry_number on inquiry (municipality_code) where carries_number;

create index inquiry_waiting on inquiry (asked_at) where side = 'asked' and state = 'waiting';

`;

const EVENT = `
create table inquiry_event (
  municipality_code text not null references municipality,
  id uuid not null,
  inquiry_id uuid not null,
  at timestamptz not null,
  kind text not null,
  by_side text check (by_side in ('asking', 'asked')),
  login_id text,
  note text not null default '' check (char_length(note) <= 1000),
  primary key (municipality_code, id),
  foreign key (municipality_code, inquiry_id) references inquiry (municipality_code, id),
  check ((by_side is null) = (login_id is null))
);

create index inquiry_event_case on inquiry_event (municipality_code, inquiry_id, id);

`;

/** 支援措置; by id and without a foreign key, as the other marks on people are. */
const PROTECTION = `
create table protection (
  municipality_code text not null references municipality,
  id uuid not null,
  recipient_id uuid not null,
  set_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  reason text not null check (reason <> ''),
  ends_on date,
  released_at timestamptz,
  released_login_id text,
  release_reason text check (release_reason <> ''),
  primary key (municipality_code, id),
  check ((released_at is null) = (released_login_id is null)),
  check ((released_at is null) = (release_reason is null))
);

create unique index protection_once on protection (municipality_code, recipient_id)
  where released_at is null;

`;

/** Reminders are for all municipalities: the gate finds which cases have waited, not whose. */
const GATE = `
create policy at_the_gate on inquiry for select to vrs_gate using (true);

grant select (municipality_code, id, side, state, asked_at, reminded_at, carries_number)
  on inquiry to vrs_gate;

`;

const GRANTS = `
grant select, insert on inquiry, inquiry_event to vrs_app;

grant update (my_number_sealed, my_number_index, state, recipient_id, answered_at, openable_until,
  refusal, refusal_reason, reminded_at, flag_change_id, is_unread, handled_at, handled_login_id,
  version) on inquiry to vrs_app;

grant select, insert, update (released_at, released_login_id, release_reason) on protection
  to vrs_app;
`;
