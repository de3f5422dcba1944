import type { TicketRead } from "../../../db/dose/read_ticket.ts";
import type { Ticket } from "../../../domain/ticket/ocr_line.ts";

/** A read at the counter, before anything is typed. */
export function aRead(ticket: Ticket, given: Partial<TicketRead> = {}): TicketRead {
  return { ticket, disclosure: "initials", purpose: "ticket_read", ...given };
}
