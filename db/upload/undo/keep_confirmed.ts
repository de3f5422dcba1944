import { sql } from "kysely";
import { AppError } from "../../../domain/app_error.ts";
import { confirmedPeople, hasConfirmed } from "../../confirmation/confirmed_people.ts";
import type { MunicipalityTransaction } from "../../tenant.ts";
import { cause } from "./keep_changed.ts";
import type { UndoScope } from "./undo_scope.ts";

/** Lists whose record is locked (確認済み) in `undo_kept`, which holds it, and spares their doses. */
export async function keepConfirmed(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
): Promise<void> {
  if (!await hasConfirmed(tx, municipalityCode)) return;
  const confirmed = confirmedPeople(municipalityCode);
  await sql`
    insert into undo_kept (key, cause, detail, holds)
    select confirmed.key, ${cause("confirmed")}, confirmed.since, true
    from ${confirmed} as confirmed where ${isTouched(municipalityCode)}`.execute(tx);
  await sql`
    delete from undo_dose using ${confirmed} as confirmed
    join ticket on ticket.municipality_code = ${municipalityCode}
      and ticket.resident_number_key = confirmed.key
    where undo_dose.ticket_number = ticket.ticket_number`.execute(tx);
}

/**
 * Throws a conflict when somebody was locked since `keepConfirmed`. To be asked after the writing:
 * whoever confirms from then on finds the rows of the undo locked.
 */
export async function refuseConfirmedSince(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
): Promise<void> {
  if (!await hasConfirmed(tx, municipalityCode)) return;
  const { rows } = await sql`
    select confirmed.key from ${confirmedPeople(municipalityCode)} as confirmed
    where ${isTouched(municipalityCode)} limit 1`.execute(tx);
  if (rows.length === 0) return;
  throw new AppError(
    "conflict",
    "取消中に、対象の人の記録が「確認済み」になりました。何も取り消していません。もう一度取り消してください。",
  );
}

/** Whether the undo takes back the row, a ticket or a dose of `confirmed`. */
function isTouched(municipalityCode: string) {
  return sql`(
    exists (select from undo_recipient where undo_recipient.key = confirmed.key)
    or exists (
      select from undo_ticket
      where undo_ticket.key = confirmed.key or undo_ticket.next_key = confirmed.key
    ) or exists (
      select from undo_dose join ticket on ticket.municipality_code = ${municipalityCode}
        and ticket.ticket_number = undo_dose.ticket_number
      where ticket.resident_number_key = confirmed.key
    )
  )`;
}
