import type { DayFigure } from "./figures.ts";
import { type PublicCount, publicTotal, SMALL } from "./public_counts.ts";
import { suppress } from "./suppression.ts";
import { axisOf } from "./suppression_axis.ts";
import { VACCINE_CODES, type VaccineCode, vaccineCodeOf } from "./vaccine_code.ts";

/** Doses of one vaccine, or of all. */
export interface PublicDoses {
  given: PublicCount;
  /** In the order of the dose numbers. */
  byDose: PublicCount[];
}

export interface PublicVaccines {
  all: PublicDoses;
  /** Those of which there is a dose. */
  vaccines: (PublicDoses & { vaccine: VaccineCode })[];
}

const ALL = "all";

/** Doses given by vaccine and dose number, with all their totals. */
export function publicVaccines(
  figures: readonly DayFigure[],
  doseNumbers: readonly number[],
): PublicVaccines {
  const sum = figures.reduce((all, { count }) => all + count, 0);
  const doses = doseNumbers.map(String);
  const counts = [...Map.groupBy(figures, ({ vaccine }) => vaccine)].flatMap(([maker, own]) => {
    const vaccine = vaccineCodeOf(maker);
    return own.map(({ doseNumber, count }) => ({ at: [vaccine, String(doseNumber)], count }));
  });
  const { countAt } = suppress({
    axes: [axisOf(ALL, VACCINE_CODES), axisOf(ALL, doses)],
    counts,
    threshold: SMALL,
    isPublic: ([vaccine, dose]) =>
      vaccine === ALL && dose === ALL && publicTotal(sum) !== undefined,
  });
  const dosesOf = (vaccine: string) => ({
    given: countAt(vaccine, ALL),
    byDose: doses.map((dose) => countAt(vaccine, dose)),
  });
  const used = new Set(counts.map(({ at: [vaccine] }) => vaccine));
  return {
    all: dosesOf(ALL),
    vaccines: VACCINE_CODES.filter((vaccine) => used.has(vaccine))
      .map((vaccine) => ({ vaccine, ...dosesOf(vaccine) })),
  };
}
