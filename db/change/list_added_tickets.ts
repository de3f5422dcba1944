import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";

/**
 * Ids of the tickets a correction added: to a person who is in its audit, or for a dose it moved.
 * No index knows them by their change, for that would make every upload slower.
 */
export async function listAddedTickets(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { changeId, doseIds }: { changeId: string; doseIds: readonly string[] },
): Promise<string[]> {
  const own = sql`municipality_code = ${municipalityCode}`;
  const added = sql`${own} and change_id = ${changeId} and version = 1`;
  // As arrays: told how many they may be, the planner would sometimes rather read everybody.
  const corrected = sql`array(
    select subject_id from change join audit using (municipality_code)
    where ${own} and change.id = ${changeId} and audit.at = change.made_at
      and audit.act = 'record_corrected' and audit.detail ->> 'change' = ${changeId})`;
  const doses = sql`${own} and id = any(${doseIds}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    select id from ticket where ${added} and resident_number_key = any(array(
      select resident_number_key from recipient where ${own} and id = any(${corrected})
      union
      select resident_number_key from recipient_history where ${own} and id = any(${corrected})))
    union
    select id from ticket where ${added} and ticket_number = any(array(
      select ticket_number from dose where ${doses}
      union select ticket_number from dose_history where ${doses}))
    union
    select id from ticket_history where ${added}`.execute(tx);
  return rows.map(({ id }) => id);
}
