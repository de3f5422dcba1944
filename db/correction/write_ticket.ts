import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import { OVERTAKEN, type Writing } from "./writing.ts";

/**
 * Gives the person another 券番号: the ticket they had is superseded and keeps its doses; one that
 * waited for its person (登録待ち) joins with its doses; one of their own comes back into use.
 */
export async function writeTicket(writing: Writing): Promise<void> {
  const { tx, code, record, draft, changeId } = writing;
  const number = draft.edits.person?.cells.ticketNumber;
  if (number === undefined || !record.person) return;
  const key = residentNumberKey(
    draft.edits.person?.cells.residentNumber ?? record.person.residentNumber,
  );
  await supersede(writing, key);
  if (number === null) return;
  const known = await tx.selectFrom("ticket").select("resident_number_key as owner")
    .where("municipality_code", "=", code).where("ticket_number", "=", number)
    .executeTakeFirst();
  if (!known) {
    await tx.insertInto("ticket").values({
      municipality_code: code,
      ticket_number: number,
      resident_number_key: key,
      state: "active",
      change_id: changeId,
    }).execute();
    return;
  }
  if (known.owner !== null && known.owner !== key) throw new AppError("conflict", OVERTAKEN);
  await remember(writing, number);
  await sql`
    update ticket set resident_number_key = ${key}, state = 'active',
      version = ${versionAfter(changeId)}, change_id = ${changeId}
    where municipality_code = ${code} and ticket_number = ${number}`.execute(tx);
}

async function supersede(writing: Writing, key: string): Promise<void> {
  const { tx, code, changeId } = writing;
  const active = await tx.selectFrom("ticket").select("ticket_number as number")
    .where("municipality_code", "=", code).where("resident_number_key", "=", key)
    .where("state", "=", "active").executeTakeFirst();
  if (!active) return;
  await remember(writing, active.number);
  await sql`
    update ticket set state = 'superseded', version = ${versionAfter(changeId)},
      change_id = ${changeId}
    where municipality_code = ${code} and ticket_number = ${active.number}`.execute(tx);
}

/** Keeps the version that stood before this change; a ticket that moved with its person has it already. */
async function remember({ tx, code, changeId }: Writing, number: string): Promise<void> {
  await sql`
    insert into ticket_history select ticket.*, ${changeId}::uuid from ticket
    where municipality_code = ${code} and ticket_number = ${number}
      and change_id <> ${changeId}`.execute(tx);
}

/** One change makes one new version of a row, however often it touches it. */
function versionAfter(changeId: string) {
  return sql`version + case when change_id = ${changeId}::uuid then 0 else 1 end`;
}
