import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** Two records of one person are merged, or marked as two people for ever. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, TABLES);
  for (const table of ["merge", "distinct_pair"]) await isolate(db, table);
  await runStatements(db, GRANTS);
}

/** People are named by id and without a foreign key: the undo of an upload may take them away. */
const TABLES = `
create table merge (
  municipality_code text not null,
  id uuid not null,
  kept_id uuid not null,
  absorbed_id uuid not null,
  merged_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  change_id uuid not null,
  undone_change_id uuid,
  primary key (municipality_code, id),
  foreign key (municipality_code, change_id) references change (municipality_code, id),
  foreign key (municipality_code, undone_change_id) references change (municipality_code, id),
  check (kept_id <> absorbed_id)
);

create unique index merge_once on merge (municipality_code, absorbed_id)
  where undone_change_id is null;

create index merge_kept on merge (municipality_code, kept_id);

create index merge_change on merge (municipality_code, change_id);

create table distinct_pair (
  municipality_code text not null,
  id uuid not null,
  lower_id uuid not null,
  higher_id uuid not null,
  marked_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  reason text not null,
  withdrawn_at timestamptz,
  withdrawn_login_id text,
  primary key (municipality_code, id),
  check (lower_id < higher_id),
  check ((withdrawn_at is null) = (withdrawn_login_id is null))
);

create unique index distinct_pair_once on distinct_pair (municipality_code, lower_id, higher_id)
  where withdrawn_at is null;
`;

const GRANTS = `
grant select, insert, update on merge, distinct_pair to vrs_app;
`;
