import { doseWarnings } from "../dose/dose_warning.ts";
import type { ShownDose } from "../dose/shown_dose.ts";
import type { TicketCircumstances, TypedDose } from "../dose/ticket_circumstances.ts";
import { disclosedPerson, type PersonDisclosure, wholePerson } from "../recipient/shown_person.ts";
import type { PracticeTicket } from "./practice_ticket.ts";

interface Practised {
  practised: PracticeTicket;
  circumstances: TicketCircumstances;
  /** As the form begins, or as it was typed. */
  typed: TypedDose | undefined;
  /** How much of another municipality's person the real counter shows. */
  disclosure: PersonDisclosure;
}

/** What the counter would show of the ticket if it were real. */
export function practiceReading({ practised, circumstances, typed, disclosure }: Practised) {
  const { ticket, isIssuedHere } = circumstances;
  const { holder, given } = practised;
  const more = { lotNumber: "REN000", placeCode: ticket.municipalityCode };
  const person = holder &&
    (isIssuedHere ? wholePerson(holder) : disclosedPerson(holder, disclosure));
  const doses = given.map((dose): ShownDose => ({
    ...dose,
    id: `practice-${dose.doseNumber}`,
    kind: "vaccination",
    vaccineMaker: "ファイザー",
    ...(isIssuedHere && { more }),
  }));
  return { ticket, person, doses, warnings: doseWarnings(circumstances, typed) };
}
