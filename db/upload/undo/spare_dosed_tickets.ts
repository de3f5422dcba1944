import { sql } from "kysely";
import type { MunicipalityTransaction } from "../../tenant.ts";
import { cause } from "./keep_changed.ts";
import type { UndoScope } from "./undo_scope.ts";

/**
 * A ticket that the upload added and that bears a dose by now stays, and waits for its person
 * (登録待ち) as if the upload had never been: no dose is lost.
 */
export async function spareDosedTickets(
  tx: MunicipalityTransaction,
  { municipalityCode }: UndoScope,
): Promise<void> {
  await sql`
    with waiting as (
      update undo_ticket set next_state = 'active'
      where next_state is null and ticket_number in (
        select ticket_number from dose
        where municipality_code = ${municipalityCode}
          and not exists (select from undo_dose where undo_dose.id = dose.id)
      )
      returning key, ticket_number
    )
    insert into undo_kept (key, ticket_number, cause, holds)
    select key, ticket_number, ${cause("dose_registered")}, false from waiting
    where key is not null`.execute(tx);
  await sql`
    delete from undo_ticket
    where key is null and next_key is null and next_state = 'active'`.execute(tx);
}
