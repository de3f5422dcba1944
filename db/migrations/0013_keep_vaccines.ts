import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * Each municipality keeps its own vaccines and lots. The presets are the program's; a row with a
 * preset's code takes its place. What became of a master list is only ever added to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, ONE_LIST_FOR_ALL + TABLES);
  for (const table of ["municipality_vaccine", "master_change"]) await isolate(db, table);
  await runStatements(db, GRANTS);
}

const ONE_LIST_FOR_ALL = `
alter table dose drop constraint dose_vaccine_code_fkey;

alter table lot drop constraint lot_vaccine_code_fkey;

alter table session_preset drop constraint session_preset_vaccine_code_fkey;

drop table vaccine;

`;

const TABLES = `
create table municipality_vaccine (
  municipality_code text not null references municipality,
  code text not null check (code <> ''),
  maker text not null check (char_length(maker) between 1 and 20),
  product text not null check (char_length(product) between 1 and 40),
  minimum_interval_days integer not null check (minimum_interval_days between 0 and 3650),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  position integer not null check (position between 1 and 999),
  is_offered boolean not null,
  version integer not null default 1,
  primary key (municipality_code, code)
);

create unique index municipality_vaccine_maker on municipality_vaccine
  (municipality_code, regexp_replace(normalize(maker, nfkc), '\\s', '', 'g'));

alter table lot
  add column id uuid not null default gen_random_uuid(),
  add column remark text not null default '' check (char_length(remark) <= 100),
  add column version integer not null default 1,
  add unique (municipality_code, id);

create table master_change (
  municipality_code text not null references municipality,
  id uuid not null,
  made_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  subject_kind text not null check (subject_kind in ('vaccine', 'lot')),
  subject_id text not null,
  name text not null,
  kind text not null check (kind in ('added', 'changed', 'removed')),
  cells jsonb not null,
  primary key (municipality_code, id)
);

create index master_change_subject on master_change (municipality_code, subject_kind, subject_id);

`;

const GRANTS = `
grant select, insert, update on municipality_vaccine to vrs_app;

grant select, insert on master_change to vrs_app;

grant delete on lot to vrs_app;
`;
