import type { Act } from "../../domain/account/act.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import {
  type DoseWarning,
  doseWarnings,
  entryWarnings,
  type TicketCircumstances,
  type TypedDose,
} from "../../domain/dose/dose_warning.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordAct } from "../audit.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { type Holder, lookupHolder } from "../recipient/holder.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listLots, listVaccines } from "../vaccine/list_vaccines.ts";
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
export async function readTicket(
  register: Register,
  act: Act,
  ticket: Ticket,
): Promise<TicketReading> {
  const masters = await mastersOf(register, act.actor.municipalityCode);
  const code = ticket.municipalityCode;
  return await inMunicipality(register, code, async (tx) => {
    const { id, holder, circumstances } = await standingOf(tx, ticket, act.at);
    const subject = id === undefined ? undefined : { kind: "ticket" as const, id };
    await recordAct(tx, code, { by: act, entry: { act: "ticket_read", subject } });
    const warnings = doseWarnings({ ...circumstances, ...masters });
    return { ticket, holder, doses: circumstances.given, warnings };
  });
}

/** What the day, vaccine and lot that were typed make odd, over what the reading told. */
export async function warnOfEntry(
  register: Register,
  act: Act,
  { ticket, typed }: { ticket: Ticket; typed: TypedDose },
): Promise<DoseWarning[]> {
  const masters = await mastersOf(register, act.actor.municipalityCode);
  return await inMunicipality(register, ticket.municipalityCode, async (tx) => {
    const { circumstances } = await standingOf(tx, ticket, act.at);
    return entryWarnings({ ...circumstances, ...masters }, typed);
  });
}

/** Vaccines and lots of whoever gives the dose; the issuing municipality may know others. */
function mastersOf(register: Register, giverCode: string) {
  return inMunicipality(register, giverCode, async (tx) => ({
    vaccines: await listVaccines(tx, giverCode),
    lots: await listLots(tx, giverCode),
  }));
}

interface TicketStanding {
  /** Undefined while nobody has stored the ticket. */
  id: string | undefined;
  holder: Holder | undefined;
  circumstances: Omit<TicketCircumstances, "vaccines" | "lots" | "given"> & { given: DoseRecord[] };
}

async function standingOf(
  tx: MunicipalityTransaction,
  ticket: Ticket,
  at: Date,
): Promise<TicketStanding> {
  const code = ticket.municipalityCode;
  const stored = await storedTicket(tx, ticket);
  const owner = stored?.owner ?? undefined;
  const holder = owner ? await lookupHolder(tx, code, owner) : undefined;
  const numbers = owner
    ? (await ticketsOfPerson(tx, code, owner)).map((row) => row.ticketNumber)
    : [ticket.ticketNumber];
  const confirmation = owner ? await lookupConfirmation(tx, code, owner) : undefined;
  return {
    id: stored?.id,
    holder,
    circumstances: {
      ticket,
      isRegistered: holder !== undefined,
      status: holder?.status ?? null,
      birthDate: holder?.birthDate ?? null,
      isSuperseded: stored?.state === "superseded",
      isConfirmed: confirmation !== undefined,
      given: await dosesOnTickets(tx, code, numbers),
      today: japanToday(at),
    },
  };
}

function storedTicket(tx: MunicipalityTransaction, ticket: Ticket) {
  return tx.selectFrom("ticket").select(["id", "state", "resident_number_key as owner"])
    .where("municipality_code", "=", ticket.municipalityCode)
    .where("ticket_number", "=", ticket.ticketNumber)
    .executeTakeFirst();
}
