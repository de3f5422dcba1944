import { sql } from "kysely";
import type { RowUndo } from "../../domain/record/change_undo.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Tickets the change added that bear a dose somebody has registered since. */
export async function listDosedTickets(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  rows: readonly RowUndo[],
): Promise<string[]> {
  const added = rows.filter(({ step }) => step.table === "ticket" && !step.before)
    .map(({ newest }) => String(newest.values.ticket_number));
  const own = rows.filter(({ step }) => step.table === "dose").map(({ step }) => step.id);
  const { rows: dosed } = await sql<{ ticketNumber: string }>`
    select distinct ticket_number as "ticketNumber" from dose
    where municipality_code = ${municipalityCode} and ticket_number = any(${added}::text[])
      and withdrawn_at is null and id <> all(${own}::uuid[])`.execute(tx);
  return dosed.map(({ ticketNumber }) => ticketNumber);
}

/** 個別宛名番号 of people in place who have a My Number by now that would come back. */
export async function listNumberHolders(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  rows: readonly RowUndo[],
): Promise<string[]> {
  const people = rows.filter(({ step }) => step.table === "recipient" && step.before);
  const { rows: holders } = await sql<{ residentNumber: string }>`
    select distinct other.resident_number as "residentNumber"
    from unnest(
      ${people.map(({ step }) => step.id)}::uuid[],
      ${people.map(({ step }) => step.before!.version)}::integer[]
    ) as back (id, version)
    join recipient_history as former on former.municipality_code = ${municipalityCode}
      and former.id = back.id and former.version = back.version and former.status is null
    join recipient as other on other.municipality_code = ${municipalityCode}
      and other.my_number_index = former.my_number_index and other.status is null
      and other.id <> all(${people.map(({ step }) => step.id)}::uuid[])`.execute(tx);
  return holders.map(({ residentNumber }) => residentNumber);
}
