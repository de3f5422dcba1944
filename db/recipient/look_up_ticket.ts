import type { Act } from "../../domain/account/act.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";

/** Where a ticket number leads: to its person, or to the ticket that still waits for one. */
export interface FoundTicket {
  kind: "recipient" | "ticket";
  id: string;
}

/** 照会 by 接種券番号, in the own municipality. The attempt is audited, found or not. */
export function lookUpTicket(
  register: Register,
  act: Act,
  ticketNumber: string,
): Promise<FoundTicket | undefined> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
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
    const detail = { criteria: ["接種券番号"] };
    if (!row) {
      await recordAct(tx, code, { by: act, entry: { act: "recipient_not_found", detail } });
      return undefined;
    }
    const found: FoundTicket = row.recipientId
      ? { kind: "recipient", id: row.recipientId }
      : { kind: "ticket", id: row.ticketId };
    await recordAct(tx, code, {
      by: act,
      entry: { act: "recipient_listed", subject: found, detail },
    });
    return found;
  });
}
