import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** Long work as jobs that any server process can take up, and how far each of them is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table job (
  municipality_code text not null references municipality,
  id uuid not null,
  kind text not null
    check (kind in ('check_upload', 'apply_upload', 'undo_upload', 'make_output')),
  subject_id uuid not null,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed')),
  attempts integer not null default 0,
  requested_at timestamptz not null,
  account_id uuid not null,
  session_id uuid not null,
  login_id text not null,
  address text not null,
  request_id text not null,
  finished_at timestamptz,
  primary key (municipality_code, id)
);

create index job_queued on job (requested_at, id) where state = 'queued';

create unique index job_once on job (municipality_code, subject_id, kind) where state = 'queued';

create unlogged table job_progress (
  municipality_code text not null,
  subject_id uuid not null,
  step text not null,
  done bigint not null,
  total bigint,
  row_count bigint not null,
  started_at timestamptz not null,
  told_at timestamptz not null,
  primary key (municipality_code, subject_id)
);
`,
  );
  for (const table of ["job", "job_progress"]) await isolate(db, table);
  await runStatements(
    db,
    `
create policy at_the_gate on job for select to vrs_gate using (true);

grant select on job to vrs_gate;

grant select, insert, update on job to vrs_app;

grant select, insert, update, delete on job_progress to vrs_app;
`,
  );
}
