import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/** What is odd about a record is kept until it is mended or accepted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, FINDING + EXAMINATION + UPLOAD_FINDING + JOB);
  for (const table of ["finding", "examination", "upload_finding"]) await isolate(db, table);
  await runStatements(db, GRANTS);
}

/**
 * `dose_ids` and `other_id` (the second of two people) may name rows that are no more. A finding
 * shows from `shows_from` to `shows_until`, so that nobody has to examine records because a day has
 * passed.
 */
const FINDING = `
create table finding (
  municipality_code text not null,
  id uuid not null,
  rule text not null,
  severity text not null check (severity in ('fix', 'check')),
  subject_kind text not null check (subject_kind in ('recipient', 'ticket')),
  subject_id uuid not null,
  dose_ids uuid[] not null,
  other_id uuid,
  fingerprint text not null,
  explanation text not null,
  shows_from date,
  shows_until date,
  state text not null default 'open' check (state in ('open', 'accepted', 'resolved')),
  found_at timestamptz not null,
  reason text not null default '',
  decided_at timestamptz,
  login_id text,
  resolved_at timestamptz,
  primary key (municipality_code, id),
  check ((state = 'resolved') = (resolved_at is not null)),
  check (state <> 'accepted' or decided_at is not null)
);

create unique index finding_live on finding (municipality_code, subject_id, rule, fingerprint)
  where state <> 'resolved';

create index finding_other on finding (municipality_code, other_id) where other_id is not null;

create index finding_listed on finding (municipality_code, state, rule, found_at, id);

`;

/** One run over the records: of everybody, or of those a change has touched. */
const EXAMINATION = `
create table examination (
  municipality_code text not null,
  id uuid not null,
  change_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  requested_at timestamptz not null,
  login_id text not null,
  record_count integer,
  finished_at timestamptz,
  failure text,
  primary key (municipality_code, id),
  foreign key (municipality_code, change_id) references change (municipality_code, id)
);

create index examination_time on examination (municipality_code, requested_at);

`;

/** What an upload's review says its doses would be found odd for. */
const UPLOAD_FINDING = `
create table upload_finding (
  municipality_code text not null,
  upload_id uuid not null,
  rule text not null,
  row_count integer not null,
  samples jsonb not null,
  primary key (municipality_code, upload_id, rule),
  foreign key (municipality_code, upload_id) references upload (municipality_code, id)
);

`;

const JOB = `
alter table job drop constraint job_kind_check;

alter table job add constraint job_kind_check check (kind in ('check_upload', 'apply_upload',
  'undo_upload', 'make_output', 'examine_records'));
`;

const GRANTS = `
grant select, insert, update on finding, examination to vrs_app;

grant select, insert, delete on upload_finding to vrs_app;
`;
