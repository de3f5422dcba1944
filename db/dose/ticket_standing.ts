import { type Selectable, sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { GivenDose, TicketCircumstances } from "../../domain/dose/ticket_circumstances.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { type Holder, namesOf } from "../recipient/holder.ts";
import type { RegisterTables } from "../schema/register_tables.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { together } from "../together.ts";
import { type DoseRecord, dosesInOrder } from "./doses_of.ts";

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
  const [stored, doses] = await together(tx, standingQueries(tx, ticket));
  return standingFrom({ stored: stored[0], doses }, { act, ticket });
}

/** What `standingFrom` makes a standing of. */
export function standingQueries(tx: MunicipalityTransaction, ticket: Ticket) {
  return [storedTicket(tx, ticket), dosesOfHolder(tx, ticket)] as const;
}

export function standingFrom(
  { stored, doses }: { stored: StoredTicket | undefined; doses: DoseRecord[] },
  { act, ticket }: { act: Act; ticket: Ticket },
): TicketStanding {
  const holder = stored && holderOf(stored);
  return {
    id: stored?.id,
    holder,
    doses,
    circumstances: {
      ticket,
      isIssuedHere: act.actor.municipalityCode === ticket.municipalityCode,
      isRegistered: holder !== undefined,
      status: holder?.status ?? null,
      birthDate: holder?.birthDate ?? null,
      isSuperseded: stored?.state === "superseded",
      isConfirmed: stored?.isConfirmed ?? false,
      given: doses.map((dose) => givenDose(dose, act)),
      today: japanToday(act.at),
    },
  };
}

type StoredTicket = Awaited<ReturnType<ReturnType<typeof storedTicket>["execute"]>>[number];

/** The ticket, its holder, and whether their record is locked (確認済み). */
function storedTicket(tx: MunicipalityTransaction, ticket: Ticket) {
  return tx.selectFrom("ticket")
    .leftJoin(
      "recipient",
      (join) =>
        join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
          .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
    )
    .select(["ticket.id", "ticket.state", "recipient.id as recipientId", "birth_date as birthDate"])
    .select(["resident_number as residentNumber", "sex", "status"])
    .select(["family_name", "given_name", "family_kana", "given_kana"])
    .select(sql<boolean>`my_number_index is not null`.as("hasMyNumber"))
    .select(sql<boolean>`exists (
      select from confirmation where confirmation.municipality_code = ${ticket.municipalityCode}
        and recipient_id = recipient.id and released_at is null)`.as("isConfirmed"))
    .where("ticket.municipality_code", "=", ticket.municipalityCode)
    .where("ticket.ticket_number", "=", ticket.ticketNumber);
}

/** Undefined while the municipality has not registered the person. */
function holderOf(stored: StoredTicket): Holder | undefined {
  const { recipientId, residentNumber, birthDate, sex, status, hasMyNumber } = stored;
  if (recipientId === null || residentNumber === null) return undefined;
  const holder = { id: recipientId, residentNumber, birthDate, sex, status, hasMyNumber };
  return { ...holder, ...namesOf(stored) };
}

/**
 * Of whoever holds the ticket on all of theirs; of a ticket that is nobody's those on it. Each
 * ticket's by its own key, whatever the statistics say (`offset 0`): on the first morning of a campaign
 * they know of no doses, and the whole table would be read for each person.
 */
function dosesOfHolder(
  tx: MunicipalityTransaction,
  { municipalityCode: code, ticketNumber }: Ticket,
) {
  const theirs = sql<Selectable<RegisterTables["dose"]>>`(
    select given.* from (
      select ${ticketNumber}::text as ticket_number
      union
      select held.ticket_number from ticket join ticket as held
        on held.municipality_code = ${code}
        and held.resident_number_key = ticket.resident_number_key
      where ticket.municipality_code = ${code} and ticket.ticket_number = ${ticketNumber}) as theirs
    cross join lateral (
      select * from dose
      where dose.municipality_code = ${code} and dose.ticket_number = theirs.ticket_number
      offset 0) as given)`;
  return dosesInOrder(tx.with("dose", () => theirs), code);
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
