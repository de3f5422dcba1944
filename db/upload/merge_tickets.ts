import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { MergeTarget } from "./merge_stage.ts";

/**
 * Gives people the tickets their rows name. The ticket they had is superseded and stays theirs, so
 * its doses stay too; a ticket that waited for its person (登録待ち) finds them here.
 */
export async function mergeTickets(
  tx: MunicipalityTransaction,
  target: MergeTarget,
): Promise<void> {
  // This connection may have planned the foreign key's look-up when there were few people, and
  // would read them all for every ticket; nothing else tells it that they have just been added.
  await sql`discard plans`.execute(tx);
  await supersedeFormerTickets(tx, target);
  await addNewTickets(tx, target);
  // Last, so that a ticket a venue made while we were adding is found waiting.
  await joinKnownTickets(tx, target);
}

async function supersedeFormerTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: MergeTarget,
): Promise<void> {
  const former = sql`ticket.municipality_code = ${municipalityCode}
    and ticket.resident_number_key = wanted.resident_number_key and ticket.state = 'active'
    and wanted.wanted_ticket is distinct from ticket.ticket_number`;
  await sql`
    insert into ticket_history
    select ticket.*, ${changeId}::uuid from ticket join wanted on ${former}`.execute(tx);
  await sql`
    update ticket set state = 'superseded', version = ticket.version + 1, change_id = ${changeId}
    from wanted where ${former}`.execute(tx);
}

async function joinKnownTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: MergeTarget,
): Promise<void> {
  const known = sql`ticket.municipality_code = ${municipalityCode}
    and ticket.ticket_number = wanted.wanted_ticket
    and (ticket.resident_number_key is null or ticket.state = 'superseded')`;
  await sql`
    insert into ticket_history
    select ticket.*, ${changeId}::uuid from ticket join wanted on ${known}`.execute(tx);
  await sql`
    update ticket set resident_number_key = wanted.resident_number_key, state = 'active',
      version = ticket.version + 1, change_id = ${changeId}
    from wanted where ${known}`.execute(tx);
}

async function addNewTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: MergeTarget,
): Promise<void> {
  await sql`
    insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
    select ${municipalityCode}, wanted_ticket, resident_number_key, 'active', ${changeId}
    from wanted
    where wanted_ticket is not null and wanted_ticket is distinct from current_ticket
      and not exists (
        select from ticket where ticket.municipality_code = ${municipalityCode}
          and ticket.ticket_number = wanted.wanted_ticket
      )
    order by wanted_ticket
    on conflict (municipality_code, ticket_number) do nothing`.execute(tx);
}
