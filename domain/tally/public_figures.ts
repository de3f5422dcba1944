import type { PlainDate } from "../date/plain_date.ts";
import { PREFECTURES } from "../municipality/municipality_master.ts";
import { fiscalYearOf } from "./cohort.ts";
import type { CoverageFigure, DayFigure, PeopleFigure } from "./figures.ts";
import { type PublicCount, publicParts, publicTotal, SMALL } from "./public_counts.ts";
import { type PublicDay, publicDays, recentMean } from "./public_days.ts";
import { type PublicVaccines, publicVaccines } from "./public_vaccines.ts";
import { type Coverage, coverageByBand, coverageOf, doseNumbersOf } from "./statistics_coverage.ts";

/** What the public page is made of, as it was read: of the nation, of prefectures, of no person. */
export interface PublicTallies {
  /** Of the nation as a whole. */
  nation: readonly CoverageFigure[];
  prefectures: readonly CoverageFigure[];
  people: readonly PeopleFigure[];
  days: readonly DayFigure[];
}

/** People, and how many of them had which dose, in the order of `doseNumbers`. */
export interface PublicCoverage {
  people: PublicCount;
  vaccinated: PublicCount[];
}

export interface PublicFigures {
  /** The day in Japan on which these were the figures. */
  day: PlainDate;
  doseNumbers: number[];
  nation: PublicCoverage;
  /** All 47, by code. */
  prefectures: (PublicCoverage & { code: string })[];
  /** By 年度末年齢 in bands of five years, as `coverageByBand` has them. */
  ages: (PublicCoverage & { ageFrom: number })[];
  doses: PublicVaccines;
  /** None before the first dose. */
  days: PublicDay[];
  /** See `recentMean`. */
  recentMean: number | null;
}

/**
 * The figures everybody may see: small ones are hidden, with what would give them away. A further
 * dose that has hardly begun, or was mistyped, is not in them: to hide it, the others would have to
 * be hidden with it.
 */
export function publicFigures(tallies: PublicTallies, day: PlainDate): PublicFigures {
  const doseNumbers = shownDoses(tallies.days);
  const days = tallies.days.filter(({ doseNumber }) => doseNumbers.includes(doseNumber));
  const byPrefecture = Map.groupBy(tallies.prefectures, ({ area }) => area);
  const prefectures = PREFECTURES.map(({ code }) => coverageOf(byPrefecture.get(code) ?? []));
  const bands = coverageByBand(tallies.people, fiscalYearOf(day));
  const ofPrefectures = publicCoverage(prefectures, doseNumbers);
  const ofBands = publicCoverage(bands, doseNumbers);
  const nation = coverageOf(tallies.nation);
  return {
    day,
    doseNumbers,
    nation: {
      people: publicTotal(nation.people),
      vaccinated: doseNumbers.map((dose) => publicTotal(nation.vaccinated.get(dose) ?? 0)),
    },
    prefectures: PREFECTURES.map(({ code }, index) => ({ code, ...ofPrefectures[index]! })),
    ages: bands.map(({ ageFrom }, index) => ({ ageFrom, ...ofBands[index]! })),
    doses: publicVaccines(days, doseNumbers),
    days: publicDays(days, { doseNumbers, last: day }),
    recentMean: recentMean(days, day),
  };
}

/** The first two, and each further one of which there are enough. */
function shownDoses(days: readonly DayFigure[]): number[] {
  const given = new Map<number, number>();
  for (const { doseNumber, count } of days) {
    given.set(doseNumber, (given.get(doseNumber) ?? 0) + count);
  }
  return doseNumbersOf(days)
    .filter((doseNumber) => doseNumber <= 2 || (given.get(doseNumber) ?? 0) >= SMALL);
}

/** Percent; undefined where a number is hidden or nobody is registered. */
export function publicShare(count: PublicCount, people: PublicCount): number | undefined {
  return count === undefined || !people ? undefined : 100 * count / people;
}

/** Of the parts of the nation, whose numbers stand beside those of the nation. */
function publicCoverage(parts: readonly Coverage[], doseNumbers: readonly number[]) {
  const people = publicParts(parts.map((part) => part.people));
  const vaccinated = doseNumbers.map((dose) =>
    publicParts(parts.map((part) => part.vaccinated.get(dose) ?? 0))
  );
  return parts.map((_, index) => ({
    people: people[index],
    vaccinated: vaccinated.map((counts) => counts[index]),
  }));
}
