import type { Act } from "../../domain/account/act.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { GivenDose, TicketCircumstances } from "../../domain/dose/ticket_circumstances.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { type Holder, lookupHolder } from "../recipient/holder.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listLots, listVaccines } from "../vaccine/list_vaccines.ts";
import { type DoseRecord, dosesOnTickets, ticketsOfPerson } from "./doses_of.ts";

/** Vaccines and lots of whoever gives a dose; the issuing municipality may know others. */
export function mastersOf(register: Register, giverCode: string) {
  return inMunicipality(register, giverCode, async (tx) => ({
    vaccines: await listVaccines(tx, giverCode),
    lots: await listLots(tx, giverCode),
  }));
}

export interface TicketStanding {
  /** Undefined while nobody has stored the ticket. */
  id: string | undefined;
  holder: Holder | undefined;
  /** On whichever of the holder's tickets. */
  doses: DoseRecord[];
  /** All but what is known of vaccines and lots (`mastersOf`). */
  circumstances: Omit<TicketCircumstances, "vaccines" | "lots">;
}

/** How a ticket stands in the register of the municipality that issued it, seen from the counter. */
export async function standingOf(
  tx: MunicipalityTransaction,
  act: Act,
  ticket: Ticket,
): Promise<TicketStanding> {
  const code = ticket.municipalityCode;
  const stored = await storedTicket(tx, ticket);
  const owner = stored?.owner ?? undefined;
  const holder = owner ? await lookupHolder(tx, code, owner) : undefined;
  const numbers = owner
    ? (await ticketsOfPerson(tx, code, owner)).map((row) => row.ticketNumber)
    : [ticket.ticketNumber];
  const confirmation = owner ? await lookupConfirmation(tx, code, owner) : undefined;
  const doses = await dosesOnTickets(tx, code, numbers);
  return {
    id: stored?.id,
    holder,
    doses,
    circumstances: {
      ticket,
      isIssuedHere: act.actor.municipalityCode === code,
      isRegistered: holder !== undefined,
      status: holder?.status ?? null,
      birthDate: holder?.birthDate ?? null,
      isSuperseded: stored?.state === "superseded",
      isConfirmed: confirmation !== undefined,
      given: doses.map((dose) => givenDose(dose, act)),
      today: japanToday(act.at),
    },
  };
}

function storedTicket(tx: MunicipalityTransaction, ticket: Ticket) {
  return tx.selectFrom("ticket").select(["id", "state", "resident_number_key as owner"])
    .where("municipality_code", "=", ticket.municipalityCode)
    .where("ticket_number", "=", ticket.ticketNumber)
    .executeTakeFirst();
}

/** Where it was registered is told to the municipality whose person or whose venue it was. */
export function givenDose(dose: DoseRecord, { actor }: Act): GivenDose {
  const { kind, doseNumber, vaccinatedOn, vaccineCode, vaccineMaker } = dose;
  const isOurs = [dose.municipalityCode, dose.placeCode].includes(actor.municipalityCode);
  return {
    kind,
    doseNumber,
    vaccinatedOn,
    vaccineCode,
    vaccineMaker,
    ...(isOurs && { registered: { at: dose.registeredAt, venueName: dose.venueName } }),
  };
}
