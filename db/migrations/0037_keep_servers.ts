import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * For the operator: which server processes there are, what waits and since when, and when records
 * were erased last. Nobody's record is in any of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, SERVERS + GRANTS);
}

/** Each writes its own row every few seconds; one that was killed leaves a row that gets old. */
const SERVERS = `
create table server_process (
  id uuid primary key,
  host text not null,
  pid integer not null,
  version text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  standing text not null check (standing in ('serving', 'draining')),
  request_count bigint not null,
  error_count bigint not null,
  memory_bytes bigint not null
);

`;

/** '000000' stands for runs over every municipality. */
const GRANTS = `
grant select, insert, update, delete on server_process to vrs_gate;

grant select (touched_at) on touched_dose, touched_ticket, touched_recipient to vrs_tally;

create policy at_the_gate on erasure for select to vrs_gate using (municipality_code = '000000');

grant select (municipality_code, kind, erased_at) on erasure to vrs_gate;
`;
