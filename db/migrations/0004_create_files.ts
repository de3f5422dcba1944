import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** Files in and out, kept in the database so that a backup and every process see them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table upload (
  municipality_code text not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('recipient', 'dose')),
  mode text not null check (mode in ('keep_blank', 'overwrite_all')),
  file_name text not null check (char_length(file_name) between 1 and 255),
  byte_count bigint not null,
  sha256 bytea not null,
  encoding text not null check (encoding in ('utf-8', 'utf-8-bom', 'shift_jis', 'utf-16le', 'utf-16be')),
  state text not null check (state in ('received', 'applied', 'failed')),
  failure text,
  row_count integer,
  new_count integer,
  changed_count integer,
  unchanged_count integer,
  rejected_count integer,
  received_at timestamptz not null,
  finished_at timestamptz,
  account_id uuid not null,
  login_id text not null,
  change_id uuid,
  primary key (municipality_code, id),
  foreign key (municipality_code, change_id) references change (municipality_code, id)
);

create index upload_time on upload (municipality_code, kind, received_at desc);

create table upload_chunk (
  municipality_code text not null,
  upload_id uuid not null,
  position integer not null,
  sealed bytea not null,
  primary key (municipality_code, upload_id, position),
  foreign key (municipality_code, upload_id) references upload (municipality_code, id)
);

alter table upload_chunk alter column sealed set storage external;

create table upload_issue (
  municipality_code text not null,
  upload_id uuid not null,
  position integer not null,
  line integer not null,
  column_name text not null,
  message text not null,
  primary key (municipality_code, upload_id, position),
  foreign key (municipality_code, upload_id) references upload (municipality_code, id)
);

create table output (
  municipality_code text not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('register', 'waiting')),
  made_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  row_count integer,
  finished_at timestamptz,
  primary key (municipality_code, id)
);
`,
  );
  for (const table of ["upload", "upload_chunk", "upload_issue", "output"]) {
    await isolate(db, table);
  }
  await runStatements(
    db,
    `
grant select, insert, update on upload, output to vrs_app;

grant select, insert on upload_chunk, upload_issue to vrs_app;
`,
  );
}
