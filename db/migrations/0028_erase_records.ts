import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * What is past its retention is erased by `vrs_eraser`, a role of its own. Its policies are the last
 * word on what may go: a person who left the municipality (転出・死亡・削除) five years ago at the
 * latest (the least the law asks a record of vaccination to be kept), a file after 30 days, a case
 * after 90. Whatever is configured, and whatever mistake the program makes, nobody else's record can
 * be reached: the role does not even see it. It can change nothing else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, ROLE + KEYS + TABLES);
  for (const table of ["erasure", "erased_dose"]) await isolate(db, table);
  await runStatements(db, PEOPLE + FILES + CASES + GRANTS);
}

const ROLE = `
do $$ begin
  create role vrs_eraser login;
exception when duplicate_object or unique_violation then null; end $$;

do $$ begin
  execute format('grant vrs_eraser to %I', current_user);
exception when invalid_grant_operation then null; end $$;

grant usage on schema public to vrs_eraser;

`;

/** A retired key's id is remembered: it is never given to another key, and never seals again. */
const KEYS = `
alter table sealing_key add column retired_at timestamptz;

`;

/**
 * \`erasure\`: the proof of one transaction that erased, and of each run (code '000000').
 * \`erased_dose\`: how many doses went, by all that statistics count and nothing that names a
 * person; \`age_from\` is the lowest age of a five-year band, null when the birth date is unknown.
 */
const TABLES = `
create table erasure (
  municipality_code text not null,
  id uuid not null,
  run_id uuid not null,
  kind text not null check (kind in ('people', 'files', 'cases', 'run')),
  erased_at timestamptz not null,
  cutoff timestamptz,
  counts jsonb not null,
  by_whom text not null,
  primary key (municipality_code, id)
);

create index erasure_time on erasure (municipality_code, erased_at);

create table erased_dose (
  municipality_code text not null,
  id uuid not null,
  erasure_id uuid not null,
  kind text not null,
  dose_number smallint not null,
  vaccinated_on date not null,
  registered_on date not null,
  place_code text not null,
  venue_name text not null,
  vaccine_maker text,
  sex text,
  age_from smallint,
  dose_count integer not null check (dose_count > 0),
  primary key (municipality_code, id),
  foreign key (municipality_code, erasure_id) references erasure (municipality_code, id)
    deferrable initially deferred
);

create index erased_dose_day on erased_dose (municipality_code, vaccinated_on);

create index recipient_left on recipient (municipality_code, change_id) where status is not null;

`;

const RETENTION = "now() - interval '5 years'";
const FILE_RETENTION = "now() - interval '30 days'";
const CASE_RETENTION = "now() - interval '90 days'";

/** Whether a row's own change is past its retention. */
const changedBefore = (table: string) => `
  exists (
    select from change where change.municipality_code = ${table}.municipality_code
      and change.id = ${table}.change_id and change.made_at < ${RETENTION}
  )`;

/**
 * A policy's look at another table is held by that table's own: who sees no ticket of anybody who
 * is still here sees no dose of theirs either.
 */
const below = (table: string, parent: string, on: string) => `
create policy past_retention on ${table} to vrs_eraser using (
  exists (
    select from ${parent} where ${parent}.municipality_code = ${table}.municipality_code
      and ${on}
  )
);

`;

const PEOPLE = `
create policy when_it_was on change for select to vrs_eraser using (true);

create policy past_retention on recipient to vrs_eraser using (
  status is not null and ${changedBefore("recipient")}
);

` + below("ticket", "recipient", "recipient.resident_number_key = ticket.resident_number_key") +
  below("dose", "ticket", "ticket.ticket_number = dose.ticket_number") + `
create policy recent_stays on ticket as restrictive for delete to vrs_eraser using (
  ${changedBefore("ticket")}
);

create policy recent_stays on dose as restrictive for delete to vrs_eraser using (
  vaccinated_on < ${RETENTION} and ${changedBefore("dose")}
);

` +
  ["recipient", "ticket", "dose"].map((table) =>
    below(`${table}_history`, table, `${table}.id = ${table}_history.id`)
  ).join("") +
  below("dose_conflict", "dose", "dose.id = dose_conflict.dose_id") +
  below("awaited_recipient", "ticket", "ticket.ticket_number = awaited_recipient.ticket_number") +
  ["confirmation", "protection"].map((table) =>
    below(table, "recipient", `recipient.id = ${table}.recipient_id`)
  ).join("") +
  below("merge", "recipient", "recipient.id in (merge.kept_id, merge.absorbed_id)") +
  below(
    "distinct_pair",
    "recipient",
    "recipient.id in (distinct_pair.lower_id, distinct_pair.higher_id)",
  ) +
  below("correction_draft", "recipient", "recipient.id = correction_draft.subject_id") +
  below("finding", "recipient", "recipient.id in (finding.subject_id, finding.other_id)") + `
create policy of_a_ticket on finding to vrs_eraser using (
  exists (
    select from ticket where ticket.municipality_code = finding.municipality_code
      and ticket.id = finding.subject_id
  )
);

`;

/** Files, and what was written down about their rows; that there was a file stays. */
const FILES = `
create policy past_retention on upload for select to vrs_eraser using (
  state in ('applied', 'failed', 'cancelled', 'undone')
    and greatest(finished_at, undone_at, received_at) < ${FILE_RETENTION}
);

create policy past_retention on output for select to vrs_eraser using (
  state <> 'waiting' and greatest(finished_at, made_at) < ${FILE_RETENTION}
);

` +
  ["upload_chunk", "upload_sample", "upload_issue", "upload_kept"].map((table) =>
    below(table, "upload", `upload.id = ${table}.upload_id`)
  ).join("") +
  ["output_chunk", "output_loss"].map((table) =>
    below(table, "output", `output.id = ${table}.output_id`)
  ).join("");

/** 転入処理: a case that this side has handled, and a list whose rows were all asked about. */
const CASES = `
create policy past_retention on inquiry to vrs_eraser using (
  handled_at < ${CASE_RETENTION}
);

create policy when_it_was on batch for select to vrs_eraser using (true);

create policy past_retention on batch for delete to vrs_eraser using (
  finished_at < ${CASE_RETENTION}
);

` + below("inquiry_event", "inquiry", "inquiry.id = inquiry_event.inquiry_id") +
  below(
    "batch_row",
    "batch",
    `batch.id = batch_row.batch_id
      and batch.finished_at < ${CASE_RETENTION}`,
  );

const GRANTS = `
grant select on erasure, erased_dose to vrs_app;

create policy erasing on erasure to vrs_eraser using (true) with check (true);

create policy erasing on erased_dose for insert to vrs_eraser with check (true);

create policy erasing on audit for insert to vrs_eraser with check (act = 'records_erased');

create policy erasing on audit_pending for insert to vrs_eraser with check (true);

grant select, insert on erasure to vrs_eraser;

grant insert on erased_dose, audit, audit_pending to vrs_eraser;

grant select (municipality_code, id, made_at) on change to vrs_eraser;

grant select (municipality_code, id, resident_number_key, status, birth_date, sex, change_id),
  delete on recipient to vrs_eraser;

grant select (municipality_code, id, ticket_number, resident_number_key, change_id), delete
  on ticket to vrs_eraser;

grant select (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on, registered_at,
  place_code, venue_name, vaccine_maker, withdrawn_at, change_id), delete on dose to vrs_eraser;

grant select (municipality_code, id), delete on recipient_history, ticket_history, dose_history
  to vrs_eraser;

grant select (municipality_code, dose_id), delete on dose_conflict to vrs_eraser;

grant select (municipality_code, ticket_number), delete on awaited_recipient to vrs_eraser;

grant select (municipality_code, recipient_id), delete on confirmation, protection to vrs_eraser;

grant select (municipality_code, kept_id, absorbed_id), delete on merge to vrs_eraser;

grant select (municipality_code, lower_id, higher_id), delete on distinct_pair to vrs_eraser;

grant select (municipality_code, subject_id), delete on correction_draft to vrs_eraser;

grant select (municipality_code, subject_id, other_id), delete on finding to vrs_eraser;

grant select (municipality_code, id, state, finished_at, undone_at, received_at) on upload
  to vrs_eraser;

grant select (municipality_code, upload_id), delete
  on upload_chunk, upload_sample, upload_issue, upload_kept to vrs_eraser;

grant select (municipality_code, id, state, finished_at, made_at) on output to vrs_eraser;

grant select (municipality_code, output_id), delete on output_chunk, output_loss to vrs_eraser;

grant select (municipality_code, id, side, other_code, handled_at, batch_id), delete on inquiry
  to vrs_eraser;

grant select (municipality_code, inquiry_id), delete on inquiry_event to vrs_eraser;

grant select (municipality_code, id, finished_at), delete on batch to vrs_eraser;

grant select (municipality_code, batch_id), delete on batch_row to vrs_eraser;
`;
