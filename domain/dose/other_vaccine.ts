import { formatDate } from "../date/plain_date.ts";
import type { GivenDose, TicketCircumstances, TypedDose } from "./ticket_circumstances.ts";
import { lookupVaccine, makerKey, type Vaccine } from "./vaccine.ts";

/** The dose that the first one makes a series with: both must be of one vaccine [known]. */
const SECOND = 2;

export interface OtherVaccine {
  rule: "other_vaccine_in_series" | "other_vaccine";
  message: string;
}

/**
 * Says that the vaccine chosen is not that of the dose before: Pfizer and Moderna were mixed up.
 * Municipalities name their own vaccines by codes of their own, so the maker decides as well.
 */
export function otherVaccine(
  { ticket, given, vaccines }: Pick<TicketCircumstances, "ticket" | "given" | "vaccines">,
  { vaccineCode }: Pick<TypedDose, "vaccineCode">,
): OtherVaccine | undefined {
  const chosen = vaccineCode === null ? undefined : lookupVaccine(vaccines, vaccineCode);
  const before = doseBefore(given, ticket.doseNumber);
  if (ticket.kind !== "vaccination" || !chosen || !before) return undefined;
  const maker = before.vaccineMaker ?? lookupVaccine(vaccines, before.vaccineCode ?? "")?.maker;
  if (maker === undefined || isSameVaccine(before, maker, chosen)) return undefined;
  return {
    rule: ticket.doseNumber === SECOND ? "other_vaccine_in_series" : "other_vaccine",
    message: `${before.doseNumber}回目（${formatDate(before.vaccinatedOn)}）は${maker}ですが、` +
      `選んだワクチンは${chosen.maker}です。接種済証とワクチンのシールを確かめてください。`,
  };
}

function doseBefore(given: readonly GivenDose[], doseNumber: number): GivenDose | undefined {
  return given
    .filter((dose) => dose.kind === "vaccination" && dose.doseNumber < doseNumber)
    .toSorted((a, b) => a.doseNumber - b.doseNumber).at(-1);
}

function isSameVaccine(before: GivenDose, maker: string, chosen: Vaccine): boolean {
  return before.vaccineCode === chosen.code || makerKey(maker) === makerKey(chosen.maker);
}
