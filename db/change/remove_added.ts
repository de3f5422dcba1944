import { sql } from "kysely";
import type { RowUndo } from "../../domain/record/change_undo.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { expectOne } from "./expect_one.ts";
import type { PuttingBack } from "./putting_back.ts";

/** A ticket with a dose on it cannot go: it waits for a person (登録待ち). */
export async function removeAdded(
  tx: MunicipalityTransaction,
  { municipalityCode, undoChangeId }: PuttingBack,
  { step: { table, id }, live }: RowUndo,
): Promise<void> {
  if (!live) return;
  const row = sql`municipality_code = ${municipalityCode} and id = ${id}
    and version = ${live.version}`;
  const number = live.values.ticket_number ?? null;
  if (table === "ticket" && await bearsDose(tx, municipalityCode, number)) {
    const { numAffectedRows } = await sql`
      update ticket set resident_number_key = null, state = 'active', version = version + 1,
        change_id = ${undoChangeId} where ${row}`.execute(tx);
    return expectOne(numAffectedRows);
  }
  if (table === "ticket") {
    await sql`delete from awaited_recipient where municipality_code = ${municipalityCode}
      and ticket_number = ${number}`.execute(tx);
  }
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${row}`.execute(tx);
  expectOne(numAffectedRows);
}

async function bearsDose(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  ticketNumber: string | number | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from dose where municipality_code = ${municipalityCode}
      and ticket_number = ${ticketNumber} limit 1`.execute(tx);
  return rows.length > 0;
}
