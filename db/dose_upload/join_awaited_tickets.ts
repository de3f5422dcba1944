import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import { FOUND_STATE, joinTickets } from "./join_tickets.ts";

/**
 * Gives the tickets that dose files named to people who have been registered since. What the files
 * said is not forgotten: when the registration is taken back, the tickets wait for them again. To
 * somebody whose record is locked (確認済み) they come with the first file after its release.
 */
export async function joinAwaitedTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: { municipalityCode: string; changeId: string },
): Promise<void> {
  const awaiting = await tx.selectFrom("awaited_recipient").select("ticket_number")
    .where("municipality_code", "=", municipalityCode).limit(1).execute();
  if (awaiting.length === 0) return;
  await sql`
    create temporary table awaited_ticket on commit drop as
    select found.*, ${FOUND_STATE} as state
    from (
      select ticket.ticket_number, person.resident_number_key as owner
      from awaited_recipient as awaited
      join ticket on ticket.municipality_code = ${municipalityCode}
        and ticket.ticket_number = awaited.ticket_number and ticket.resident_number_key is null
      join recipient as person on person.municipality_code = ${municipalityCode}
        and person.resident_number_key = awaited.resident_number_key
      where awaited.municipality_code = ${municipalityCode} and not exists (
        select from confirmation where confirmation.municipality_code = ${municipalityCode}
          and confirmation.recipient_id = person.id and confirmation.released_at is null
      )
    ) as found
    left join ticket as active on active.municipality_code = ${municipalityCode}
      and active.resident_number_key = found.owner and active.state = 'active'`.execute(tx);
  await joinTickets(tx, { municipalityCode, changeId, table: "awaited_ticket" });
}
