import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** まとめて照会: lists of incomers, row by row, with what came of each; the file itself is not kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, BATCH + ROW + JOB);
  for (const table of ["batch", "batch_row"]) await isolate(db, table);
  await runStatements(db, GRANTS);
}

/**
 * `file_index` is a keyed hash: the same file is known again, and nobody can guess what is in it.
 * `answer_hours` is what was configured when the list came: its answers can be
 * opened so long.
 */
const BATCH = `
create table batch (
  municipality_code text not null references municipality,
  id uuid not null,
  file_name text not null,
  shape text not null,
  file_index bytea not null,
  received_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  answer_hours integer not null,
  row_count integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  finished_at timestamptz,
  failure text,
  primary key (municipality_code, id),
  check ((state = 'waiting') = (finished_at is null)),
  check ((state = 'failed') = (failure is not null))
);

create index batch_time on batch (municipality_code, received_at);

`;

/**
 * `typed` is the row as it stood in the file but for the My Number, and without anything that could
 * be one. The number itself is sealed, and blanked once it was asked about: the inquiry has its own.
 */
const ROW = `
create table batch_row (
  municipality_code text not null,
  batch_id uuid not null,
  line integer not null,
  typed jsonb not null,
  other_code text references municipality,
  kind text check (kind in ('my_number', 'name')),
  family_kana text,
  given_kana text,
  birth_date date,
  sex text check (sex in ('male', 'female', 'other')),
  my_number_sealed bytea,
  same_as_line integer,
  outcome text check (outcome in ('one', 'none', 'several', 'held', 'error')),
  problem text,
  inquiry_id uuid,
  primary key (municipality_code, batch_id, line),
  foreign key (municipality_code, batch_id) references batch (municipality_code, id),
  foreign key (municipality_code, inquiry_id) references inquiry (municipality_code, id),
  check ((kind = 'name') = (birth_date is not null)),
  check ((outcome = 'error') = (problem is not null)),
  check (outcome is null or outcome = 'error' or inquiry_id is not null)
);

`;

const JOB = `
alter table job drop constraint job_kind_check;

alter table job add constraint job_kind_check check (kind in ('check_upload', 'apply_upload',
  'undo_upload', 'make_output', 'examine_records', 'inquire_batch'));
`;

const GRANTS = `
grant select, insert, update (state, finished_at, failure) on batch to vrs_app;

grant select, insert, update (my_number_sealed, outcome, problem, inquiry_id) on batch_row
  to vrs_app;
`;
