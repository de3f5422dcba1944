import type { Act } from "../../domain/account/act.ts";
import { type DoseWarning, doseWarnings, entryWarnings } from "../../domain/dose/dose_warning.ts";
import { type DueDose, dueDose } from "../../domain/dose/due_dose.ts";
import type { ShownDose } from "../../domain/dose/shown_dose.ts";
import type { TicketCircumstances, TypedDose } from "../../domain/dose/ticket_circumstances.ts";
import {
  disclosedPerson,
  type PersonDisclosure,
  type ShownPerson,
  wholePerson,
} from "../../domain/recipient/shown_person.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, readInMunicipality } from "../tenant.ts";
import { type DoseMasters, mastersFor } from "./dose_masters.ts";
import type { DoseRecord } from "./doses_of.ts";
import { standingOf } from "./ticket_standing.ts";

/** What a ticket means: who holds it, what they were given, what is odd about it. */
export interface TicketReading {
  ticket: Ticket;
  /** Undefined while the issuing municipality has not registered the person. */
  person: ShownPerson | undefined;
  doses: ShownDose[];
  warnings: DoseWarning[];
  due: DueDose;
}

export interface TicketRead {
  ticket: Ticket;
  /** What is about to be registered, as far as it is known; without it, a dose given today. */
  typed?: TypedDose;
  /** How much is shown of another municipality's person. */
  disclosure: PersonDisclosure;
  /** What the issuing municipality finds in its audit. */
  purpose: "ticket_read" | "ticket_prechecked";
  /** Those of the giver, where they are at hand. */
  masters?: DoseMasters;
}

/**
 * Reads a ticket of any municipality by its 18 digits, for the person who stands at the counter.
 * The issuing municipality finds the read in its audit, also when it was somewhere else. What the
 * counter need not see of another municipality's person does not leave this function.
 */
export async function readTicket(
  register: Register,
  act: Act,
  { ticket, typed, disclosure, purpose, masters }: TicketRead,
): Promise<TicketReading> {
  const { vaccines, lots } = masters ??
    await mastersFor(register, act.actor.municipalityCode, typed?.lotNumber ?? null);
  const code = ticket.municipalityCode;
  return await inMunicipality(register, code, async (tx) => {
    const { id, holder, doses, circumstances } = await standingOf(tx, act, ticket);
    const subject = id === undefined ? undefined : { kind: "ticket" as const, id };
    await recordAct(tx, code, { by: act, entry: { act: purpose, subject } });
    const known = { ...circumstances, vaccines, lots };
    const show = known.isIssuedHere
      ? wholePerson
      : (person: NonNullable<typeof holder>) => disclosedPerson(person, disclosure);
    return {
      ticket,
      person: holder && show(holder),
      doses: doses.map((dose) => shownDose(dose, known.isIssuedHere ? "whole" : "brief")),
      warnings: doseWarnings(known, typed),
      due: dueDose(known),
    };
  });
}

/** What the day, vaccine and lot that were typed make odd, over what the reading told. */
export async function warnOfEntry(
  register: Register,
  act: Act,
  dose: { ticket: Ticket; typed: TypedDose },
): Promise<DoseWarning[]> {
  return (await warnOfDose(register, act, dose)).ofEntry;
}

export interface DoseWarnings {
  /** Everything that is odd, the gravest first. */
  all: DoseWarning[];
  /** What the reading alone could not say. */
  ofEntry: DoseWarning[];
}

/** All that is odd about registering the dose that was typed; nobody sees a person by it. */
export async function warnOfDose(
  register: Register,
  act: Act,
  { ticket, typed }: { ticket: Ticket; typed: TypedDose },
): Promise<DoseWarnings> {
  const masters = await mastersFor(register, act.actor.municipalityCode, typed.lotNumber);
  return await readInMunicipality(register, ticket.municipalityCode, async (tx) => {
    const { circumstances } = await standingOf(tx, act, ticket);
    return warningsOf({ ...circumstances, ...masters }, typed);
  });
}

/** The same where everything is known. */
export function warningsOf(known: TicketCircumstances, typed: TypedDose): DoseWarnings {
  return { all: doseWarnings(known, typed), ofEntry: entryWarnings(known, typed) };
}

/** "brief": number, day and vaccine, which is all that another municipality's dose is about. */
export function shownDose(dose: DoseRecord, extent: "whole" | "brief"): ShownDose {
  const { id, kind, doseNumber, vaccinatedOn, vaccineMaker, lotNumber, placeCode } = dose;
  const brief = { id, kind, doseNumber, vaccinatedOn, vaccineMaker };
  return extent === "brief" ? brief : { ...brief, more: { lotNumber, placeCode } };
}
