import type { FiledDose, FiledRow } from "./a_dose_file.ts";

/** A stored dose by its holder and number, e.g. "3:1"; the cells as a file writes them. */
export type DoseModel = Record<string, StoredCells>;
export type StoredCells = Record<typeof COMPARED[number], string>;

export const COMPARED = ["vaccinatedOn", "ticketNumber", "venueName", "lotNumber"] as const;

export interface ModelOutcome {
  doses: DoseModel;
  /** Rows: new, unchanged, contradicting, rejected. */
  counts: [number, number, number, number];
  /** Doses that contradict, as "3:1" and the file's cells. */
  conflicts: string[];
}

/**
 * What rows with one row for each person do by the rule of the bulk upload: nothing stored is
 * written over. `activeTickets` has the ticket of every registered person.
 */
export function addDoses(
  stored: DoseModel,
  activeTickets: Record<string, string>,
  rows: readonly FiledRow[],
): ModelOutcome {
  const outcome: ModelOutcome = { doses: { ...stored }, counts: [0, 0, 0, 0], conflicts: [] };
  for (const { residentNumber, doses } of rows) {
    const active = activeTickets[residentNumber];
    if (doses.some((dose) => dose && !dose.ticketNumber && !active)) {
      outcome.counts[3]++;
      continue;
    }
    let rank = 1;
    doses.forEach((dose, index) => {
      if (!dose) return;
      const name = `${residentNumber}:${index + 1}`;
      const before = stored[name];
      if (!before) {
        outcome.doses[name] = storedCells(dose, active);
        if (rank === 1) rank = 0;
      } else if (COMPARED.some((column) => dose[column] && dose[column] !== before[column])) {
        outcome.conflicts.push(conflictName(name, dose));
        rank = 2;
      }
    });
    outcome.counts[rank]!++;
  }
  return outcome;
}

export function conflictName(name: string, dose: FiledDose | StoredCells): string {
  return [name, ...COMPARED.map((column) => dose[column] ?? "")].join(" ");
}

function storedCells(dose: FiledDose, active: string | undefined): StoredCells {
  return {
    vaccinatedOn: dose.vaccinatedOn!,
    ticketNumber: dose.ticketNumber || active!,
    venueName: dose.venueName ?? "",
    lotNumber: dose.lotNumber ?? "",
  };
}
