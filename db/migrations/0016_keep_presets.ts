import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * A session's presets are set before the first person and outlast its end for a day, so that the
 * same account takes them over when it signs in again: so they point to the account, and no longer
 * to a session that has to exist. "" and null say: filled in person by person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, COLUMNS + OF_OPEN_SESSIONS);
}

const COLUMNS = `
alter table session_preset
  drop constraint session_preset_session_id_fkey,
  add column account_id uuid,
  add column set_at timestamptz,
  add column vaccinated_on date,
  add column doctor_names text[] not null default '{}' check (cardinality(doctor_names) <= 10);

`;

const OF_OPEN_SESSIONS = `
update session_preset set account_id = session.account_id, set_at = session.created_at,
    doctor_names = array[doctor_name]
  from session where session.id = session_id;

alter table session_preset
  alter column account_id set not null,
  alter column set_at set not null,
  add check (doctor_name = '' or doctor_name = any (doctor_names));

grant delete on session_preset to vrs_app;
`;
