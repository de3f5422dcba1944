import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import type { PersonEdit } from "../../domain/correction/draft.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import { kanaKey } from "../../domain/upload/name_cell.ts";
import { joinAwaitedTickets } from "../dose_upload/join_awaited_tickets.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { OVERTAKEN, type Writing } from "./writing.ts";
import { draftOwner } from "./stage_person.ts";

/** Writes the person's own cells; with another 個別宛名番号 the person takes their tickets along. */
export async function writePerson(writing: Writing, myNumbers: MyNumberSealer): Promise<void> {
  const { tx, code, record, draft, changeId } = writing;
  const { person: edit } = draft.edits;
  if (!edit || !record.person) return;
  const { ticketNumber: _ticket, ...cells } = edit.cells;
  const isOnlyTicket = Object.keys(cells).length === 0;
  if (isOnlyTicket) return;
  const former = record.person.residentNumberKey;
  const key = residentNumberKey(edit.cells.residentNumber ?? record.person.residentNumber);
  if (key !== former) {
    await sql`set constraints ticket_municipality_code_resident_number_key_fkey deferred`
      .execute(tx);
  }
  await sql`
    insert into recipient_history select recipient.*, ${changeId}::uuid from recipient
    where municipality_code = ${code} and id = ${record.person.id} and version = ${edit.version}`
    .execute(tx);
  const { numUpdatedRows } = await tx.updateTable("recipient").set({
    ...columnsOf(cells),
    ...await myNumberColumns(writing, { myNumbers, edit, key }),
    resident_number_key: key,
    version: edit.version + 1,
    change_id: changeId,
  }).where("municipality_code", "=", code).where("id", "=", record.person.id)
    .where("version", "=", edit.version).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new AppError("conflict", OVERTAKEN);
  if (key !== former) await moveTickets(writing, { former, key });
}

type PersonCells = PersonEdit["cells"];

const COLUMNS = [
  ["residentNumber", "resident_number"],
  ["familyName", "family_name"],
  ["givenName", "given_name"],
  ["familyKana", "family_kana"],
  ["givenKana", "given_kana"],
  ["birthDate", "birth_date"],
  ["sex", "sex"],
  ["status", "status"],
] as const;

function columnsOf(cells: PersonCells) {
  const named = COLUMNS.filter(([key]) => key in cells)
    .map(([key, column]) => [column, cells[key]]);
  return {
    ...Object.fromEntries(named),
    ...("familyKana" in cells && { family_key: kanaKey(cells.familyKana ?? "") }),
    ...("givenKana" in cells && { given_key: kanaKey(cells.givenKana ?? "") }),
  };
}

/** Sealed for whom it belongs to: a number typed in the draft, or the stored one under a new key. */
async function myNumberColumns(
  { tx, code, record, draft }: Writing,
  { myNumbers, edit, key }: { myNumbers: MyNumberSealer; edit: PersonEdit; key: string },
) {
  const { myNumber } = edit.cells;
  if (myNumber === null) return { my_number_sealed: null, my_number_index: null };
  const owner = { municipalityCode: code, residentNumberKey: key };
  if (myNumber === "typed" && draft.myNumber) {
    const plain = myNumbers.open(draft.myNumber.sealed, draftOwner(code, draft.id));
    return {
      my_number_sealed: myNumbers.seal(plain, owner),
      my_number_index: draft.myNumber.index,
    };
  }
  const { id, residentNumberKey: former } = record.person!;
  if (key === former) return {};
  const stored = await tx.selectFrom("recipient").select("my_number_sealed as sealed")
    .where("municipality_code", "=", code).where("id", "=", id).executeTakeFirst();
  if (!stored?.sealed) return {};
  const plain = myNumbers.open(stored.sealed, { ...owner, residentNumberKey: former });
  return { my_number_sealed: myNumbers.seal(plain, owner) };
}

async function moveTickets(
  { tx, code, changeId }: Writing,
  { former, key }: { former: string; key: string },
): Promise<void> {
  await sql`
    insert into ticket_history select ticket.*, ${changeId}::uuid from ticket
    where municipality_code = ${code} and resident_number_key = ${former}`.execute(tx);
  await sql`
    update ticket set resident_number_key = ${key}, version = version + 1, change_id = ${changeId}
    where municipality_code = ${code} and resident_number_key = ${former}`.execute(tx);
  await sql`set constraints ticket_municipality_code_resident_number_key_fkey immediate`
    .execute(tx);
  await joinAwaitedTickets(tx, { municipalityCode: code, changeId });
}
