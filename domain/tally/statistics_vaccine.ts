import { sumOf } from "../dose/day_totals.ts";

export interface VaccineDoses {
  vaccine: string;
  /** In the order of the numbers of doses that were asked for. */
  byDose: number[];
  count: number;
}

interface Figure {
  doseNumber: number;
  vaccine: string;
  count: number;
}

/** The vaccine of which most was given first. */
export function dosesByVaccine(
  figures: readonly Figure[],
  doseNumbers: readonly number[],
): VaccineDoses[] {
  return [...Map.groupBy(figures, ({ vaccine }) => vaccine)].map(([vaccine, own]) => ({
    vaccine,
    byDose: dosesByNumber(own, doseNumbers),
    count: sumOf(own),
  })).toSorted((a, b) => b.count - a.count || a.vaccine.localeCompare(b.vaccine, "ja"));
}

/** Doses of each of the numbers, in their order. */
export function dosesByNumber(
  figures: readonly Omit<Figure, "vaccine">[],
  doseNumbers: readonly number[],
): number[] {
  return doseNumbers.map((number) =>
    sumOf(figures.filter(({ doseNumber }) => doseNumber === number))
  );
}
