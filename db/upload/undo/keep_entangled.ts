import { sql } from "kysely";
import type { MunicipalityTransaction } from "../../tenant.ts";
import { cause, PERSON_NOT_HELD } from "./keep_changed.ts";
import type { UndoScope } from "./undo_scope.ts";

/**
 * Keeps the people whom nobody changed, but who cannot go back: they have got another ticket, or
 * what they had before is somebody else's by now. Afterwards the `undo_` tables hold only what
 * will be taken back.
 */
export async function keepEntangled(tx: MunicipalityTransaction, scope: UndoScope): Promise<void> {
  await keepNewTicketHolders(tx, scope);
  await keepTwiceActive(tx, scope);
  await leaveOutHeld(tx);
  // Whoever is kept keeps a My Number too, which may be the former one of the next.
  while (await keepTakenNumbers(tx, scope) > 0) await leaveOutHeld(tx);
}

/** A person the upload added cannot go while a ticket of theirs stays. */
async function keepNewTicketHolders(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
): Promise<void> {
  await sql`
    insert into undo_kept (key, ticket_number, cause, change_id, holds)
    select distinct on (person.key) person.key, ticket.ticket_number,
      ${cause("ticket_added")}, ticket.change_id, true
    from undo_recipient as person
    join ticket on ticket.municipality_code = ${municipalityCode}
      and ticket.resident_number_key = person.key
    where person.former is null
      and not exists (select from undo_ticket where undo_ticket.id = ticket.id)
      and ${PERSON_NOT_HELD(sql`person.key`)}
    order by person.key, ticket.change_id desc`.execute(tx);
}

async function keepTwiceActive(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
): Promise<void> {
  await sql`
    insert into undo_kept (key, cause, holds)
    select key, ${cause("two_active")}, true
    from (
      select next_key as key from undo_ticket where next_state = 'active' and next_key is not null
      union all
      select resident_number_key from ticket
      where municipality_code = ${municipalityCode} and state = 'active'
        and resident_number_key in (select next_key from undo_ticket where next_state = 'active')
        and not exists (select from undo_ticket where undo_ticket.id = ticket.id)
    ) as active
    where ${PERSON_NOT_HELD(sql`active.key`)}
    group by key having count(*) > 1`.execute(tx);
}

/** A My Number that comes back must not be that of another person in place by then. */
async function keepTakenNumbers(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into undo_kept (key, cause, detail, holds)
    select distinct on (undone.key) undone.key, ${cause("number_taken")},
      other.resident_number, true
    from undo_recipient as undone
    join recipient as live on live.municipality_code = ${municipalityCode}
      and live.resident_number_key = undone.key
    join recipient_history as former on former.municipality_code = ${municipalityCode}
      and former.id = undone.id and former.version = undone.former
    join recipient as other on other.municipality_code = ${municipalityCode}
      and other.my_number_index = former.my_number_index
      and other.resident_number_key <> undone.key and other.status is null
    where former.status is null
      and (former.my_number_index, former.status)
        is distinct from (live.my_number_index, live.status)
      and not exists (select from undo_recipient where undo_recipient.key = other.resident_number_key)`
    .execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function leaveOutHeld(tx: MunicipalityTransaction): Promise<void> {
  for (const table of ["undo_recipient", "undo_ticket"]) {
    await sql`
      delete from ${sql.table(table)} as undone using undo_kept
      where undo_kept.holds and undo_kept.key = undone.key`.execute(tx);
    await sql`analyze ${sql.table(table)}`.execute(tx);
  }
}
