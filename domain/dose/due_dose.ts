import { daysLater } from "../date/days_later.ts";
import type { PlainDate } from "../date/plain_date.ts";
import type { GivenDose, TicketCircumstances } from "./ticket_circumstances.ts";
import { lookupVaccine } from "./vaccine.ts";

/** What comes next for a person. */
export interface DueDose {
  doseNumber: number;
  /** The vaccination given last; undefined before the first. */
  last: GivenDose | undefined;
  /** First day the last vaccine's interval allows; undefined where none is known. */
  earliest: PlainDate | undefined;
  /** Full days that must lie between; undefined where none is known. */
  intervalDays: number | undefined;
  /** How the ticket that was shown stands to it. */
  ticket: "fits" | "too_early" | "other_dose" | "examination";
}

/** The next dose by number, and whether this ticket is for it today. */
export function dueDose(
  { ticket, given, vaccines, today }: Pick<
    TicketCircumstances,
    "ticket" | "given" | "vaccines" | "today"
  >,
): DueDose {
  const vaccinations = given.filter(({ kind }) => kind === "vaccination");
  const doseNumber = Math.max(0, ...vaccinations.map((dose) => dose.doseNumber)) + 1;
  const last = vaccinations.toSorted((a, b) => a.vaccinatedOn.localeCompare(b.vaccinatedOn)).at(-1);
  const vaccine = last?.vaccineCode ? lookupVaccine(vaccines, last.vaccineCode) : undefined;
  const intervalDays = vaccine?.minimumIntervalDays;
  const earliest = last && intervalDays !== undefined
    ? daysLater(last.vaccinatedOn, intervalDays)
    : undefined;
  const standing = () => {
    if (ticket.kind === "examination") return "examination";
    if (ticket.doseNumber !== doseNumber) return "other_dose";
    return earliest !== undefined && earliest > today ? "too_early" : "fits";
  };
  return { doseNumber, last, earliest, intervalDays, ticket: standing() };
}
