import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * The register: people, tickets, doses, and every version they ever had. The municipality is the
 * first column of every key (row-level security now, distribution column later). Nothing is
 * deleted, so nobody is granted DELETE.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, CHANGE + RECIPIENT + TICKET + DOSE + LOT);
  await runStatements(db, HISTORY);
  const tables = ["change", "recipient", "ticket", "dose", "lot"];
  const histories = ["recipient_history", "ticket_history", "dose_history"];
  for (const table of [...tables, ...histories]) await isolate(db, table);
  await runStatements(db, GRANTS);
}

const CHANGE = `
create table change (
  municipality_code text not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('upload', 'registration', 'edit', 'merge', 'undo')),
  made_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  actor_municipality_code text not null references municipality,
  reason text not null default '',
  source text not null default '',
  primary key (municipality_code, id)
);

create index change_time on change (municipality_code, made_at);

`;

const RECIPIENT = `
create table recipient (
  municipality_code text not null references municipality,
  resident_number_key text not null check (resident_number_key <> ''),
  id uuid not null default gen_random_uuid(),
  resident_number text not null,
  family_name text,
  given_name text,
  family_kana text,
  given_kana text,
  family_key text not null default '',
  given_key text not null default '',
  name_key text generated always as (family_key || given_key) stored,
  birth_date date,
  sex text check (sex in ('male', 'female', 'other')),
  status text check (status in ('moved_out', 'deceased', 'removed')),
  my_number_sealed bytea,
  my_number_index bytea,
  version integer not null default 1,
  change_id uuid not null,
  primary key (municipality_code, resident_number_key),
  unique (municipality_code, id),
  foreign key (municipality_code, change_id) references change,
  check ((my_number_sealed is null) = (my_number_index is null))
);

create index recipient_name on recipient (municipality_code, name_key, birth_date);

create index recipient_my_number on recipient (municipality_code, my_number_index);

`;

const TICKET = `
create table ticket (
  municipality_code text not null references municipality,
  ticket_number text not null check (ticket_number ~ '^[0-9]{10}$'),
  id uuid not null default gen_random_uuid(),
  resident_number_key text,
  state text not null check (state in ('active', 'superseded')),
  version integer not null default 1,
  change_id uuid not null,
  primary key (municipality_code, ticket_number),
  unique (municipality_code, id),
  foreign key (municipality_code, resident_number_key) references recipient,
  foreign key (municipality_code, change_id) references change
);

create unique index ticket_one_active on ticket (municipality_code, resident_number_key)
  where state = 'active';

create index ticket_recipient on ticket (municipality_code, resident_number_key);

`;

const DOSE = `
create table dose (
  municipality_code text not null references municipality,
  id uuid not null,
  ticket_number text not null,
  kind text not null check (kind in ('vaccination', 'examination')),
  dose_number smallint not null check (dose_number between 1 and 9),
  vaccinated_on date not null,
  venue_name text not null check (char_length(venue_name) <= 30),
  doctor_name text not null check (char_length(doctor_name) <= 20),
  vaccine_code text references vaccine,
  vaccine_maker text check (char_length(vaccine_maker) <= 20),
  lot_number text check (char_length(lot_number) <= 20),
  place_code text not null references municipality,
  source text not null check (source in ('venue', 'hand', 'upload', 'transfer', 'demo')),
  registered_at timestamptz not null,
  account_id uuid not null,
  client_key uuid,
  withdrawn_at timestamptz,
  version integer not null default 1,
  change_id uuid not null,
  primary key (municipality_code, id),
  foreign key (municipality_code, ticket_number) references ticket,
  foreign key (municipality_code, change_id) references change,
  check (kind = 'examination' or vaccine_maker is not null)
);

create unique index dose_once on dose (municipality_code, ticket_number, kind, dose_number)
  where withdrawn_at is null;

create unique index dose_client_key on dose (municipality_code, client_key);

create index dose_place on dose (place_code, account_id, registered_at);

create policy given_here on dose for select to vrs_app
  using (place_code = current_setting('vrs.municipality', true));

`;

const LOT = `
create table lot (
  municipality_code text not null references municipality,
  vaccine_code text not null references vaccine,
  lot_number text not null check (char_length(lot_number) between 1 and 20),
  expires_on date,
  primary key (municipality_code, vaccine_code, lot_number)
);

`;

const HISTORY = ["recipient", "ticket", "dose"].map((table) => `
create table ${table}_history (
  like ${table},
  replaced_by uuid not null,
  foreign key (municipality_code, replaced_by) references change (municipality_code, id)
);

alter table ${table}_history add primary key (municipality_code, id, version);

`).join("");

const GRANTS = `
grant select, insert on change, recipient_history, ticket_history, dose_history to vrs_app;

grant select, insert, update on recipient, ticket, dose, lot to vrs_app;
`;
