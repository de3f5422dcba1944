import { formatDate } from "../date/plain_date.ts";
import { ticketKindLabel } from "../ticket/ticket_kind.ts";
import type { ExaminedDose, ExaminedRecord } from "./examined_record.ts";

/**
 * One vaccination for each dose number, in the order of the numbers. Of one that is stored twice the
 * earlier counts: that it is there twice is another rule's finding.
 */
export function vaccinationsOf({ doses }: Pick<ExaminedRecord, "doses">): ExaminedDose[] {
  if (doses.length === 1) return doses[0]!.kind === "vaccination" ? [doses[0]!] : [];
  const byNumber = new Map<number, ExaminedDose>();
  for (const dose of doses) {
    if (dose.kind !== "vaccination") continue;
    const known = byNumber.get(dose.doseNumber);
    if (!known || isBefore(dose, known)) byNumber.set(dose.doseNumber, dose);
  }
  return Array.from(byNumber.values()).toSorted((a, b) => a.doseNumber - b.doseNumber);
}

function isBefore(a: ExaminedDose, b: ExaminedDose): boolean {
  if (a.vaccinatedOn !== b.vaccinatedOn) return a.vaccinatedOn < b.vaccinatedOn;
  return a.id < b.id;
}

/** "1回目（接種、2021年6月1日）" */
export function nameOfDose({ doseNumber, kind, vaccinatedOn }: ExaminedDose): string {
  return `${doseNumber}回目（${ticketKindLabel(kind)}、${formatDate(vaccinatedOn)}）`;
}

/** Tells doses with their days from others: the heart of most fingerprints. */
export function daysOf(doses: readonly ExaminedDose[]): string {
  return doses.map(({ id, vaccinatedOn }) => `${id}=${vaccinatedOn}`).join(" ");
}

/** In an order that does not depend on the one they came in. */
export function inOrder(doses: readonly ExaminedDose[]): ExaminedDose[] {
  return doses.toSorted((a, b) =>
    a.doseNumber - b.doseNumber || a.vaccinatedOn.localeCompare(b.vaccinatedOn) ||
    (a.id < b.id ? -1 : 1)
  );
}
