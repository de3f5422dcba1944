import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * Corrections are staged in a draft, and nothing is written before 更新する. A person whose
 * 個別宛名番号 is corrected takes their tickets along: the key is checked when both have moved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, TABLES);
  for (const table of ISOLATED) await isolate(db, table);
  await runStatements(db, GRANTS);
}

const ISOLATED = ["correction_draft"];

const TABLES = `
create table correction_draft (
  municipality_code text not null,
  id uuid not null,
  account_id uuid not null,
  login_id text not null,
  subject_kind text not null check (subject_kind in ('recipient', 'ticket')),
  subject_id uuid not null,
  edits jsonb not null,
  my_number_sealed bytea,
  my_number_index bytea,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (municipality_code, id),
  unique (municipality_code, account_id, subject_kind, subject_id),
  check ((my_number_sealed is null) = (my_number_index is null))
);

create index correction_draft_subject on correction_draft (municipality_code, subject_id);

alter table ticket alter constraint ticket_municipality_code_resident_number_key_fkey
  deferrable initially immediate;
`;

const GRANTS = `
grant select, insert, update, delete on correction_draft to vrs_app;
`;
