import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { openTally } from "./open_tally.ts";
import { runStatements } from "./run_statements.ts";

/**
 * What statistics show is counted as it happens. Whoever writes to the register only notes what a row
 * was before (`touched_…`); settling turns that into changes of counts (`…_change`), which
 * `vrs_tally` adds to the tallies of the municipality, its prefecture and the nation. It sees
 * nobody: which municipality has something to settle, and how many more or fewer of what there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, ROLE + TOUCHED + CHANGES + TALLIES);
  for (const table of [...NOTES, ...QUEUES]) await isolate(db, table);
  for (const table of TALLY_TABLES) await openTally(db, table);
  await runStatements(db, POLICIES + GRANTS);
}

const NOTES = ["touched_dose", "touched_ticket", "touched_recipient"];
const QUEUES = ["dose_change", "people_change"];

const ROLE = `
do $$ begin
  create role vrs_tally login;
exception when duplicate_object or unique_violation then null; end $$;

do $$ begin
  execute format('grant vrs_tally to %I', current_user);
exception when invalid_grant_operation then null; end $$;

grant usage on schema public to vrs_tally;

`;

/**
 * A dose that did not count before, or was not there, has nothing but its name and the ticket it is on
 * now; one that counts no longer is on none.
 */
const TOUCHED = `
create table touched_dose (
  municipality_code text not null,
  touched_at timestamptz not null default clock_timestamp(),
  dose_id uuid not null,
  ticket_number text,
  was_on text,
  dose_number smallint,
  vaccinated_on date,
  vaccine text,
  place_code text,
  venue_name text,
  registered_on date,
  primary key (municipality_code, touched_at, dose_id)
);

create table touched_ticket (
  municipality_code text not null,
  touched_at timestamptz not null default clock_timestamp(),
  ticket_number text not null,
  resident_number_key text,
  primary key (municipality_code, touched_at, ticket_number)
);

create table touched_recipient (
  municipality_code text not null,
  touched_at timestamptz not null default clock_timestamp(),
  resident_number_key text not null,
  was_known boolean not null,
  was_here boolean not null,
  sex text,
  birth_date date,
  primary key (municipality_code, touched_at, resident_number_key)
);

`;

const CHANGES = `
create table dose_change (
  municipality_code text not null,
  id uuid not null default gen_random_uuid(),
  dose_number smallint not null,
  vaccinated_on date not null,
  vaccine text not null,
  sex text not null,
  age_from smallint not null,
  place_code text not null,
  venue_name text not null,
  registered_on date not null,
  change bigint not null,
  primary key (municipality_code, id)
);

create table people_change (
  municipality_code text not null,
  id uuid not null default gen_random_uuid(),
  standing text not null check (standing in ('registered', 'departed', 'waiting')),
  sex text not null,
  cohort smallint not null,
  dose_number smallint not null,
  change bigint not null,
  primary key (municipality_code, id)
);

`;

/** The key of each tally, in the order in which it is read. */
const KEYS: Record<string, string> = {
  tally_cell: "area text, vaccinated_on date, dose_number smallint, vaccine text, sex text, " +
    "age_from smallint",
  tally_day: "area text, vaccinated_on date, dose_number smallint, vaccine text",
  tally_group: "area text, dose_number smallint, vaccine text, sex text, age_from smallint",
  tally_total: "area text, dose_number smallint",
  tally_open: "vaccinated_on date, area text, sex text, age_class text, dose_number smallint",
  tally_venue: "area text, vaccinated_on date, place_code text, venue_name text, vaccine text, " +
    "is_old boolean",
  tally_venue_lag: "area text, place_code text, venue_name text, lag_days integer",
  tally_lag: "area text, lag_days integer",
  tally_entry: "area text, vaccinated_on date, registered_on date",
  tally_people: "area text, cohort smallint, sex text, dose_number smallint",
  tally_coverage: "area text, standing text, dose_number smallint",
};

const TALLY_TABLES = Object.keys(KEYS);
const MEASURES: Record<string, string> = { tally_total: "lag_days bigint not null," };

const TALLIES = Object.entries(KEYS).map(([table, key]) => `
create table ${table} (
  ${key},
  count bigint not null,
  ${MEASURES[table] ?? ""}
  primary key (${key.replaceAll(/ (text|date|smallint|integer|boolean)/g, "")})
);

`).join("");

const POLICIES = [...NOTES, "people_change"].map((table) => `
create policy erasing on ${table} for insert to vrs_eraser with check (true);

grant insert on ${table} to vrs_eraser;

`).join("") + NOTES.map((table) => `
create policy adding on ${table} for select to vrs_tally using (true);

grant select (municipality_code) on ${table} to vrs_tally;

grant select, insert, delete on ${table} to vrs_app;

`).join("") + QUEUES.map((table) => `
create policy adding on ${table} for select to vrs_tally using (true);

create policy added on ${table} for delete to vrs_tally using (true);

`).join("");

const GRANTS = `
grant select, insert on dose_change, people_change to vrs_app;

grant select, delete on dose_change, people_change to vrs_tally;
`;
