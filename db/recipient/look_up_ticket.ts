import type { Act } from "../../domain/account/act.ts";
import { recordAct } from "../audit.ts";
import { lookUp, type Reader, type RegisterReading } from "../reading.ts";

/** Where a ticket number leads: to its person, or to the ticket that still waits for one. */
export interface FoundTicket {
  kind: "recipient" | "ticket";
  id: string;
}

/** 照会 by 接種券番号, in the own municipality. The attempt is audited, found or not. */
export function lookUpTicket(
  reader: Reader,
  act: Act,
  ticketNumber: string,
): Promise<FoundTicket | undefined> {
  const code = act.actor.municipalityCode;
  const detail = { criteria: ["接種券番号"] };
  return lookUp(reader, code, {
    look: (tx) => lookupHolder(tx, code, ticketNumber),
    record: (tx, found) => {
      const entry = found
        ? { act: "recipient_listed" as const, subject: found, detail }
        : { act: "recipient_not_found" as const, detail };
      return recordAct(tx, code, { by: act, entry });
    },
  });
}

async function lookupHolder(
  tx: RegisterReading,
  code: string,
  ticketNumber: string,
): Promise<FoundTicket | undefined> {
  const row = await tx.selectFrom("ticket")
    .leftJoin(
      "recipient",
      (join) =>
        join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
          .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
    )
    .select(["ticket.id as ticketId", "recipient.id as recipientId"])
    .where("ticket.municipality_code", "=", code)
    .where("ticket.ticket_number", "=", ticketNumber)
    .executeTakeFirst();
  if (!row) return undefined;
  return row.recipientId
    ? { kind: "recipient", id: row.recipientId }
    : { kind: "ticket", id: row.ticketId };
}
