import { sql } from "kysely";
import type { MunicipalityTransaction } from "../../tenant.ts";
import type { UndoScope } from "./undo_scope.ts";
import { asWritten, formerVersions } from "./written_rows.ts";

/**
 * Gathers what could be taken back, in tables of this transaction alone: rows that stand as the
 * upload wrote them, with what they were before. `former` and `next_state` are null where the
 * upload added the row. Uploads only add doses, so these have no former version.
 */
export async function gatherWritten(tx: MunicipalityTransaction, scope: UndoScope): Promise<void> {
  await sql`
    create temporary table undo_recipient on commit drop as
    select written.id, written.resident_number_key as key, written.version,
      former.version as former
    from ${asWritten("recipient", scope)} as written
    left join ${formerVersions("recipient", scope)} as former using (id)`.execute(tx);
  await sql`
    create temporary table undo_ticket on commit drop as
    select written.id, written.ticket_number, written.resident_number_key as key, written.version,
      former.resident_number_key as next_key, former.state as next_state
    from ${asWritten("ticket", scope)} as written
    left join ${formerVersions("ticket", scope)} as former using (id)`.execute(tx);
  await sql`
    create temporary table undo_dose on commit drop as
    select id, version, null::integer as former, ticket_number
    from ${asWritten("dose", scope)} as written`
    .execute(tx);
  for (const table of ["undo_recipient", "undo_ticket", "undo_dose"]) {
    await sql`analyze ${sql.table(table)}`.execute(tx);
  }
}
