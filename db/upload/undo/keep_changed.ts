import { type RawBuilder, sql } from "kysely";
import type { KeptCause } from "../../../domain/upload/kept_reason.ts";
import type { MunicipalityTransaction } from "../../tenant.ts";
import type { UndoScope } from "./undo_scope.ts";
import { replacedVersions } from "./written_rows.ts";

/**
 * Lists in `undo_kept` what has changed since. A line that `holds` keeps its whole person as they
 * are: their record and every ticket of theirs that the upload wrote; one such line is enough.
 */
export async function keepChanged(tx: MunicipalityTransaction, scope: UndoScope): Promise<void> {
  await sql`
    create temporary table undo_kept (
      key text, ticket_number text, cause text not null, change_id uuid,
      detail text not null default '', holds boolean not null
    ) on commit drop`.execute(tx);
  await keepChangedDoses(tx, scope);
  await keepReplacedDoses(tx, scope);
  await keepChangedPeople(tx, scope);
  await keepChangedTickets(tx, scope);
}

export const PERSON_NOT_HELD = (key: RawBuilder<unknown>) =>
  sql`not exists (select from undo_kept where undo_kept.holds and undo_kept.key = ${key})`;

export const cause = (name: KeptCause) => sql.lit(name);

/** A dose that somebody has corrected since keeps its ticket, and so the ticket's person. */
async function keepChangedDoses(tx: MunicipalityTransaction, scope: UndoScope): Promise<void> {
  await sql`
    insert into undo_kept (key, ticket_number, cause, change_id, detail, holds)
    select ticket.resident_number_key, ticket.ticket_number,
      case when dose.withdrawn_at is null then ${cause("dose_changed")}
        else ${cause("dose_withdrawn")} end,
      dose.change_id, dose.dose_number,
      exists (select from undo_ticket where undo_ticket.ticket_number = ticket.ticket_number)
    from ${replacedVersions("dose", scope)} as past
    join dose on dose.municipality_code = ${scope.municipalityCode} and dose.id = past.id
    join ticket on ticket.municipality_code = ${scope.municipalityCode}
      and ticket.ticket_number = dose.ticket_number
    where not exists (select from undo_dose where undo_dose.id = dose.id)`.execute(tx);
}

/** A person decided that the file was right: that is a change of its own. */
async function keepReplacedDoses(
  tx: MunicipalityTransaction,
  { municipalityCode, uploadId }: UndoScope,
): Promise<void> {
  await sql`
    insert into undo_kept (key, ticket_number, cause, change_id, detail, holds)
    select ticket.resident_number_key, ticket.ticket_number, ${cause("conflict_replaced")},
      conflict.change_id, conflict.dose_number, false
    from dose_conflict as conflict
    join dose on dose.municipality_code = ${municipalityCode} and dose.id = conflict.dose_id
    join ticket on ticket.municipality_code = ${municipalityCode}
      and ticket.ticket_number = dose.ticket_number
    where conflict.municipality_code = ${municipalityCode} and conflict.upload_id = ${uploadId}
      and conflict.state = 'replaced'`.execute(tx);
}

async function keepChangedPeople(tx: MunicipalityTransaction, scope: UndoScope): Promise<void> {
  await sql`
    insert into undo_kept (key, cause, change_id, holds)
    select resident_number_key, ${cause("person_changed")}, recipient.change_id, true
    from ${replacedVersions("recipient", scope)} as past
    join recipient using (municipality_code, resident_number_key, id)
    where not exists (select from undo_recipient where undo_recipient.id = recipient.id)
      and ${PERSON_NOT_HELD(sql`resident_number_key`)}`.execute(tx);
}

/** A waiting ticket is nobody's: it is kept by itself, and listed with whoever has it now. */
async function keepChangedTickets(tx: MunicipalityTransaction, scope: UndoScope): Promise<void> {
  await sql`
    insert into undo_kept (key, ticket_number, cause, change_id, holds)
    select distinct on (past.resident_number_key,
        case when past.resident_number_key is null then past.ticket_number end)
      coalesce(past.resident_number_key, ticket.resident_number_key), past.ticket_number,
      ${cause("ticket_changed")}, ticket.change_id, past.resident_number_key is not null
    from ${replacedVersions("ticket", scope)} as past
    join ticket on ticket.municipality_code = ${scope.municipalityCode} and ticket.id = past.id
    where not exists (select from undo_ticket where undo_ticket.id = ticket.id)
      and ${PERSON_NOT_HELD(sql`past.resident_number_key`)}`.execute(tx);
}
