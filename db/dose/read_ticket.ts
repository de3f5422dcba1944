import type { Act } from "../../domain/account/act.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import { type DoseWarning, doseWarnings } from "../../domain/dose/dose_warning.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { type Holder, lookupHolder } from "../recipient/holder.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { type DoseRecord, dosesOnTickets, ticketsOfPerson } from "./doses_of.ts";

/** What a ticket means: who holds it, what they were given, what is odd about it. */
export interface TicketReading {
  ticket: Ticket;
  /** Undefined while the issuing municipality has not registered the person. */
  holder: Holder | undefined;
  doses: DoseRecord[];
  warnings: DoseWarning[];
}

/**
 * Reads a ticket of any municipality by its 18 digits, for the person who stands at the counter.
 * The issuing municipality finds the read in its audit, also when it was somewhere else.
 */
export function readTicket(register: Register, act: Act, ticket: Ticket): Promise<TicketReading> {
  const code = ticket.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const stored = await storedTicket(tx, ticket);
    const holder = stored?.owner ? await lookupHolder(tx, code, stored.owner) : undefined;
    const numbers = stored?.owner
      ? (await ticketsOfPerson(tx, code, stored.owner)).map((row) => row.ticketNumber)
      : [ticket.ticketNumber];
    const doses = await dosesOnTickets(tx, code, numbers);
    const subject = stored && { kind: "ticket" as const, id: stored.id };
    await recordAct(tx, code, { by: act, entry: { act: "ticket_read", subject } });
    const warnings = doseWarnings({
      ticket,
      isRegistered: holder !== undefined,
      status: holder?.status ?? null,
      isSuperseded: stored?.state === "superseded",
      given: doses,
      today: japanToday(act.at),
    });
    return { ticket, holder, doses, warnings };
  });
}

function storedTicket(tx: MunicipalityTransaction, ticket: Ticket) {
  return tx.selectFrom("ticket").select(["id", "state", "resident_number_key as owner"])
    .where("municipality_code", "=", ticket.municipalityCode)
    .where("ticket_number", "=", ticket.ticketNumber)
    .executeTakeFirst();
}
