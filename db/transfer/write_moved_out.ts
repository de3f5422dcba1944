import { sql } from "kysely";
import { lockPerson } from "../confirmation/lock_person.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { keptRecord } from "./kept_record.ts";

/** The person as they stand, under the lock that every small write to them takes. */
export async function lockMover(tx: MunicipalityTransaction, code: string, recipientId: string) {
  const id = await keptRecord(tx, code, recipientId);
  const people = tx.selectFrom("recipient")
    .select(["id", "resident_number_key as key", "status"])
    .where("municipality_code", "=", code).where("id", "=", id);
  const found = await people.executeTakeFirst();
  if (!found) return undefined;
  await lockPerson(tx, code, found.key);
  return await people.forUpdate().executeTakeFirst();
}

/** Sets 転出フラグ; the former version goes to the history. The caller has locked the person. */
export async function writeMovedOut(
  tx: MunicipalityTransaction,
  code: string,
  { recipientId, changeId }: { recipientId: string; changeId: string },
): Promise<void> {
  await sql`
    insert into recipient_history select recipient.*, ${changeId}::uuid from recipient
    where municipality_code = ${code} and id = ${recipientId}`.execute(tx);
  await tx.updateTable("recipient")
    .set({ status: "moved_out", version: sql`version + 1`, change_id: changeId })
    .where("municipality_code", "=", code).where("id", "=", recipientId).execute();
}
