import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { AppError } from "../../domain/app_error.ts";
import type { CorrectableDose } from "../../domain/correction/correctable.ts";
import { type DoseEdit, editedDose } from "../../domain/correction/draft.ts";
import { OVERTAKEN, type Writing } from "./writing.ts";

/**
 * Writes the doses of a draft. Those that change are first set aside, so that two of them can
 * change places: the same dose stands once at every moment.
 */
export async function writeDoses(writing: Writing): Promise<void> {
  const { draft: { edits } } = writing;
  const edited = Object.entries(edits.doses);
  await rememberDoses(writing, edited);
  await setAside(writing, edited.map(([id]) => id));
  for (const [id, edit] of edited) await writeDose(writing, id, edit);
  for (const { key, cells } of edits.added) await addDose(writing, key, cells);
}

async function rememberDoses(
  { tx, code, changeId }: Writing,
  edited: readonly (readonly [string, DoseEdit])[],
): Promise<void> {
  for (const [id, { version }] of edited) {
    const { numAffectedRows } = await sql`
      insert into dose_history select dose.*, ${changeId}::uuid from dose
      where municipality_code = ${code} and id = ${id} and version = ${version}`.execute(tx);
    if (numAffectedRows !== 1n) throw new AppError("conflict", OVERTAKEN);
  }
}

async function setAside({ tx, code, act }: Writing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("dose").set({ withdrawn_at: act.at })
    .where("municipality_code", "=", code).where("id", "in", ids).execute();
}

async function writeDose(writing: Writing, id: string, edit: DoseEdit): Promise<void> {
  const { tx, code, act, changeId } = writing;
  const dose = editedDose(edit);
  await ensureTicket(writing, dose.ticketNumber);
  const { numUpdatedRows } = await tx.updateTable("dose").set({
    ...columnsOf(dose),
    withdrawn_at: edit.action === "withdraw" ? act.at : null,
    version: edit.version + 1,
    change_id: changeId,
  }).where("municipality_code", "=", code).where("id", "=", id)
    .where("version", "=", edit.version).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new AppError("conflict", OVERTAKEN);
}

async function addDose(writing: Writing, key: string, dose: CorrectableDose): Promise<void> {
  const { tx, code, act, changeId } = writing;
  await tx.insertInto("dose").values({
    municipality_code: code,
    id: uuid(),
    ...columnsOf(dose),
    source: "hand",
    registered_at: act.at,
    account_id: act.actor.accountId,
    client_key: key,
    change_id: changeId,
  }).execute();
}

/** A ticket nobody knows yet waits for its person. */
async function ensureTicket({ tx, code, changeId }: Writing, number: string): Promise<void> {
  await tx.insertInto("ticket").values({
    municipality_code: code,
    ticket_number: number,
    resident_number_key: null,
    state: "active",
    change_id: changeId,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

function columnsOf(dose: CorrectableDose) {
  return {
    kind: dose.kind,
    dose_number: dose.doseNumber,
    vaccinated_on: dose.vaccinatedOn,
    ticket_number: dose.ticketNumber,
    place_code: dose.placeCode,
    venue_name: dose.venueName,
    doctor_name: dose.doctorName,
    vaccine_code: dose.vaccineCode,
    vaccine_maker: dose.vaccineMaker,
    lot_number: dose.lotNumber,
  };
}
