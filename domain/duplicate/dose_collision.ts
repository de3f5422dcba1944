import type { RecordDose } from "../record/person_record.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";
import { type ComparedPair, dosesOfBoth } from "./compared_pair.ts";

/** Live doses of both records of which one person can have only one. */
export interface DoseCollision {
  kind: TicketKind;
  doseNumber: number;
  /** Two or more. */
  doses: readonly RecordDose[];
}

/** In the order of the dose numbers, vaccinations before examinations. */
export function doseCollisions(pair: ComparedPair): DoseCollision[] {
  const groups = Map.groupBy(dosesOfBoth(pair), (dose) => `${dose.kind}:${dose.doseNumber}`);
  return [...groups.values()].filter((doses) => doses.length > 1)
    .map((doses) => ({ kind: doses[0]!.kind, doseNumber: doses[0]!.doseNumber, doses }))
    .toSorted((a, b) =>
      a.doseNumber - b.doseNumber || (a.kind === b.kind ? 0 : a.kind === "vaccination" ? -1 : 1)
    );
}

/** Name of the form's field that decides which of them stays. */
export function collisionField({ kind, doseNumber }: DoseCollision): string {
  return `dose-${kind}-${doseNumber}`;
}

/**
 * The one that stays unless somebody says otherwise: when all of them tell of the same vaccination
 * (day, maker and lot), the one registered first; else nobody but a person can know.
 */
export function presumedDose({ doses }: DoseCollision): RecordDose | undefined {
  const told = ({ vaccinatedOn, vaccineMaker, lotNumber }: RecordDose) =>
    JSON.stringify([vaccinatedOn, vaccineMaker, lotNumber]);
  if (doses.some((dose) => told(dose) !== told(doses[0]!))) return undefined;
  return doses.toSorted((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime())[0];
}
