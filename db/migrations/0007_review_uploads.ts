import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** Uploads are reviewed before they are applied, contradictions decided one by one, and both undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, UPLOAD + DOSE_CONFLICT + SETTING + REGISTER);
  for (const table of TABLES) await isolate(db, table);
  await runStatements(db, REMEMBERED + GRANTS);
}

const TABLES = [
  "upload_sample",
  "upload_kept",
  "dose_conflict",
  "awaited_recipient",
  "municipality_setting",
];

const UPLOAD = `
alter table upload drop constraint upload_state_check;

alter table upload add constraint upload_state_check check (state in ('receiving', 'received',
  'checked', 'approved', 'applied', 'failed', 'cancelled', 'undoing', 'undone'));

alter table upload alter column sha256 drop not null;

alter table upload alter column encoding drop not null;

alter table upload
  add column newline text check (newline in ('lf', 'crlf', 'cr', 'none')),
  add column delimiter text check (delimiter in ('comma', 'tab')),
  add column header boolean,
  add column column_order text[],
  add column blanked_count integer,
  add column conflict_count integer,
  add column fingerprint text,
  add column warnings jsonb not null default '[]',
  add column notice text,
  add column leaves_out_rejected boolean not null default false,
  add column checked_at timestamptz,
  add column undo_change_id uuid,
  add column undone_at timestamptz,
  add column kept_count integer,
  add foreign key (municipality_code, undo_change_id) references change (municipality_code, id);

create index upload_sha256 on upload (municipality_code, sha256);

create table upload_sample (
  municipality_code text not null,
  upload_id uuid not null,
  outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'blanked', 'conflict')),
  position integer not null,
  line integer not null,
  resident_number text not null,
  cells jsonb not null,
  primary key (municipality_code, upload_id, outcome, position),
  foreign key (municipality_code, upload_id) references upload (municipality_code, id)
);

create table upload_kept (
  municipality_code text not null,
  upload_id uuid not null,
  position integer not null,
  resident_number text not null,
  ticket_number text not null,
  reason text not null,
  primary key (municipality_code, upload_id, position),
  foreign key (municipality_code, upload_id) references upload (municipality_code, id)
);

`;

const DOSE_CONFLICT = `
create table dose_conflict (
  municipality_code text not null,
  id uuid not null,
  upload_id uuid not null,
  line integer not null,
  dose_id uuid not null,
  dose_number smallint not null,
  resident_number text not null,
  vaccinated_on date,
  ticket_number text,
  place_code text,
  venue_name text,
  doctor_name text,
  vaccine_maker text,
  lot_number text,
  state text not null default 'open' check (state in ('open', 'kept', 'replaced', 'withdrawn')),
  found_at timestamptz not null,
  reason text not null default '',
  decided_at timestamptz,
  login_id text,
  change_id uuid,
  primary key (municipality_code, id),
  foreign key (municipality_code, upload_id) references upload (municipality_code, id),
  foreign key (municipality_code, change_id) references change (municipality_code, id)
);

create index dose_conflict_open on dose_conflict (municipality_code, found_at) where state = 'open';

create index dose_conflict_dose on dose_conflict (municipality_code, dose_id);

create table awaited_recipient (
  municipality_code text not null,
  ticket_number text not null,
  resident_number_key text not null,
  resident_number text not null,
  change_id uuid not null,
  primary key (municipality_code, ticket_number),
  foreign key (municipality_code, ticket_number) references ticket (municipality_code, ticket_number),
  foreign key (municipality_code, change_id) references change (municipality_code, id)
);

create index awaited_recipient_key on awaited_recipient (municipality_code, resident_number_key);

`;

const SETTING = `
create table municipality_setting (
  municipality_code text primary key references municipality,
  applies_clean_files boolean not null default false
);

`;

/** Ordered in time (UUID version 7), so that a new person's key goes to the end of its index. */
const ORDERED_ID = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid`;

/**
 * Foreign keys that only cost time at every insert (a fifth of a large upload): the municipality is
 * row-level security's, and the change is opened in the very transaction that names it. A ticket's
 * person and a dose's ticket stay checked. `dose_ticket` lets a ticket be deleted without reading
 * every dose.
 */
const REGISTER = `
alter table recipient drop constraint recipient_municipality_code_fkey,
  drop constraint recipient_municipality_code_change_id_fkey;

alter table ticket drop constraint ticket_municipality_code_fkey,
  drop constraint ticket_municipality_code_change_id_fkey;

alter table dose drop constraint dose_municipality_code_fkey,
  drop constraint dose_municipality_code_change_id_fkey;

create index dose_ticket on dose (municipality_code, ticket_number);

alter table recipient alter column id set default ${ORDERED_ID};

alter table ticket alter column id set default ${ORDERED_ID};

`;

/** A row may leave the register only when its history has that very version (undo). */
const REMEMBERED = ["recipient", "ticket", "dose"].map((table) => `
create policy remembered on ${table} as restrictive for delete to vrs_app using (
  exists (
    select from ${table}_history as past
    where past.municipality_code = ${table}.municipality_code
      and past.id = ${table}.id and past.version = ${table}.version
  )
);

`).join("");

const GRANTS = `
grant select, insert, update on dose_conflict, municipality_setting to vrs_app;

grant select, insert, delete on upload_sample, upload_issue, awaited_recipient to vrs_app;

grant select, insert on upload_kept to vrs_app;

grant delete on recipient, ticket, dose to vrs_app;
`;
