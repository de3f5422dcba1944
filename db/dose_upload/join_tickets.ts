import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";

/**
 * State of each ticket of `found` (ticket_number, owner) beside `active`, the ticket its owner has,
 * if any: what the municipality gave them stays; of several new ones the highest number is taken
 * for the newest [ours].
 */
export const FOUND_STATE = sql`case when found.owner is null
    or active.ticket_number is null and row_number() over (
      partition by found.owner order by found.ticket_number desc
    ) = 1 then 'active' else 'superseded' end`;

export interface TicketJoining {
  municipalityCode: string;
  changeId: string;
  /** A temporary table with ticket_number, owner and state; rows without owner are left alone. */
  table: "wanted_ticket" | "awaited_ticket";
}

/** Gives tickets that wait for a person to the one found for them; as they were, they are kept. */
export async function joinTickets(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId, table }: TicketJoining,
): Promise<void> {
  const waiting = sql`ticket.municipality_code = ${municipalityCode}
    and ticket.ticket_number = found.ticket_number and ticket.resident_number_key is null
    and found.owner is not null`;
  await sql`
    insert into ticket_history
    select ticket.*, ${changeId}::uuid from ticket join ${sql.table(table)} as found on ${waiting}`
    .execute(tx);
  await sql`
    update ticket set resident_number_key = found.owner, state = found.state,
      version = ticket.version + 1, change_id = ${changeId}
    from ${sql.table(table)} as found where ${waiting}`.execute(tx);
}
