import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { WriteContext } from "../upload/upload_content.ts";
import { FOUND_STATE, joinTickets } from "./join_tickets.ts";

/**
 * Adds the tickets that a file's doses were given on, and gives those that waited for their person
 * to the person the file names. Somebody who is not registered is remembered (`awaited_recipient`).
 */
export async function writeDoseTickets(
  tx: MunicipalityTransaction,
  context: WriteContext,
): Promise<void> {
  const { municipalityCode, changeId } = context;
  await createWantedTickets(tx, municipalityCode);
  await sql`
    insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
    select ${municipalityCode}, ticket_number, owner, state, ${changeId}
    from wanted_ticket where not ticket_known
    order by ticket_number
    on conflict (municipality_code, ticket_number) do nothing`.execute(tx);
  // After that, so that a ticket a venue made in the meantime is found waiting.
  await joinTickets(tx, { municipalityCode, changeId, table: "wanted_ticket" });
  await sql`
    insert into awaited_recipient
      (municipality_code, ticket_number, resident_number_key, resident_number, change_id)
    select ${municipalityCode}, ticket_number, resident_number_key, resident_number, ${changeId}
    from wanted_ticket where owner is null and resident_number_key is not null
    order by ticket_number
    on conflict (municipality_code, ticket_number) do nothing`.execute(tx);
}

async function createWantedTickets(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`
    create temporary table wanted_ticket on commit drop as
    select found.*, ${FOUND_STATE} as state
    from (
      select ticket_number, bool_or(ticket_known) as ticket_known,
        max(resident_number_key) as resident_number_key, max(resident_number) as resident_number,
        max(resident_number_key) filter (where is_known) as owner
      from wanted
      where ticket_number is not null
        and (claims_ticket or (outcome = 'new' and not ticket_known))
      group by ticket_number
    ) as found
    left join ticket as active on active.municipality_code = ${code}
      and active.resident_number_key = found.owner and active.state = 'active'`.execute(tx);
  await sql`analyze wanted_ticket`.execute(tx);
}
