import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * Outputs are made by jobs and kept. `change.transaction` tells which changes an earlier output has
 * not seen, however their transactions overlapped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
alter table change add column transaction xid8 not null default pg_current_xact_id();

alter table output
  add column scope text not null default 'all' check (scope in ('all', 'changed', 'period')),
  add column period_basis text check (period_basis in ('vaccinated_on', 'registered_at')),
  add column period_from date,
  add column period_to date,
  add column dose_count smallint not null default 2 check (dose_count between 1 and 9),
  add column encoding text not null default 'utf-8'
    check (encoding in ('utf-8', 'utf-8-bom', 'shift_jis')),
  add column header boolean not null default false,
  add column state text not null default 'done' check (state in ('waiting', 'done', 'failed')),
  add column file_name text,
  add column byte_count bigint,
  add column sha256 bytea,
  add column loss_count integer,
  add column failure text,
  add column snapshot text,
  add column base_id uuid,
  add column taken_at timestamptz,
  add column taken_by text,
  add foreign key (municipality_code, base_id) references output (municipality_code, id);

create table output_chunk (
  municipality_code text not null,
  output_id uuid not null,
  position integer not null,
  sealed bytea not null,
  primary key (municipality_code, output_id, position),
  foreign key (municipality_code, output_id) references output (municipality_code, id)
);

alter table output_chunk alter column sealed set storage external;

create table output_loss (
  municipality_code text not null,
  output_id uuid not null,
  position integer not null,
  line integer not null,
  resident_number text not null,
  column_name text not null,
  characters text not null,
  primary key (municipality_code, output_id, position),
  foreign key (municipality_code, output_id) references output (municipality_code, id)
);
`,
  );
  for (const table of ["output_chunk", "output_loss"]) await isolate(db, table);
  await runStatements(db, `grant select, insert on output_chunk, output_loss to vrs_app;`);
}
