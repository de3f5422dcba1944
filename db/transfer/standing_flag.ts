import { sql } from "kysely";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { keptRecord } from "./kept_record.ts";

/** The change that set 転出フラグ from this case, unless it was undone in the person's 変更の履歴. */
export async function lookupStandingFlag(
  tx: MunicipalityTransaction,
  { municipalityCode: code, flagChangeId }: Inquiry,
): Promise<string | null> {
  if (flagChangeId === null) return null;
  // By the person's history: no index knows a change by what it took back.
  const { rows } = await sql`
    select from recipient_history as flagged
    join recipient_history as later on later.municipality_code = ${code}
      and later.id = flagged.id
    join change on change.municipality_code = ${code} and change.id = later.replaced_by
    where flagged.municipality_code = ${code} and flagged.replaced_by = ${flagChangeId}
      and change.source = ${`change:${flagChangeId}`} limit 1`.execute(tx);
  return rows.length === 0 ? flagChangeId : null;
}

/** Whether the person is still as the case's 転出フラグ left them, so that it can be taken back here. */
export async function isFlagUntouched(
  tx: MunicipalityTransaction,
  { municipalityCode: code, recipientId, flagChangeId }: Inquiry,
): Promise<boolean> {
  if (flagChangeId === null || recipientId === null) return false;
  const person = await tx.selectFrom("recipient").select("change_id as changeId")
    .where("municipality_code", "=", code)
    .where("id", "=", await keptRecord(tx, code, recipientId)).executeTakeFirst();
  return person?.changeId === flagChangeId;
}
