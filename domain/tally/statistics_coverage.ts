import { ageAtYearEnd, ageBandOf, OLDEST_BAND } from "./cohort.ts";
import { type CoverageFigure, type PeopleFigure, type TallySex, UNKNOWN_AGE } from "./figures.ts";

/** People, and how many of them had which dose; nobody twice. */
export interface Coverage {
  people: number;
  /** People by number of the dose. */
  vaccinated: ReadonlyMap<number, number>;
}

export interface AgeCoverage extends Coverage {
  /** Of 年度末年齢, in years: of a five-year band its lowest; -1 when the birth date is not known. */
  ageFrom: number;
}

/** Coverage by dose of everybody. */
export function coverageOf(figures: readonly Omit<CoverageFigure, "area">[]): Coverage {
  const vaccinated = new Map<number, number>();
  let people = 0;
  for (const figure of figures) {
    if (figure.doseNumber === 0) people += figure.people;
    else {
      const before = vaccinated.get(figure.doseNumber) ?? 0;
      vaccinated.set(figure.doseNumber, before + figure.people);
    }
  }
  return { people, vaccinated };
}

const BAND_YEARS = 5;

/** Coverage by the age people reach by the end of a fiscal year, in bands of five years. */
export function coverageByBand(
  figures: readonly PeopleFigure[],
  fiscalYear: number,
): AgeCoverage[] {
  return coverageBy(figures, ({ cohort }) => ageBandOf(ageAtYearEnd(cohort, fiscalYear)));
}

/** The same year of age by year of age. */
export function coverageByAge(
  figures: readonly PeopleFigure[],
  fiscalYear: number,
): AgeCoverage[] {
  return coverageBy(figures, ({ cohort }) => ageAtYearEnd(cohort, fiscalYear));
}

/** Youngest first, those of unknown age last. */
function coverageBy(
  figures: readonly PeopleFigure[],
  ageOf: (figure: PeopleFigure) => number,
): AgeCoverage[] {
  return [...Map.groupBy(figures, ageOf)]
    .map(([ageFrom, own]) => ({ ageFrom, ...coverageOf(own) }))
    .toSorted((a, b) => orderOf(a) - orderOf(b));
}

function orderOf({ ageFrom }: AgeCoverage): number {
  return ageFrom === UNKNOWN_AGE ? Infinity : ageFrom;
}

/** "65～69歳" */
export function bandLabel(ageFrom: number): string {
  if (ageFrom === UNKNOWN_AGE) return "年齢不明";
  return ageFrom >= OLDEST_BAND
    ? `${OLDEST_BAND}歳以上`
    : `${ageFrom}～${ageFrom + BAND_YEARS - 1}歳`;
}

/** The numbers of all doses anybody had, and at least the two of the programme. */
export function doseNumbersOf(figures: readonly { doseNumber: number }[]): number[] {
  return [...new Set([1, 2, ...figures.map(({ doseNumber }) => doseNumber)])]
    .filter((doseNumber) => doseNumber > 0).toSorted((a, b) => a - b);
}

export const TALLY_SEX_LABELS: Record<TallySex, string> = {
  male: "男",
  female: "女",
  other: "その他",
  unknown: "不明",
};

/** In the order they are listed in. */
export const TALLY_SEXES = Object.keys(TALLY_SEX_LABELS) as TallySex[];

/** "45.0%"; "–" where there is nobody to be a share of. */
export function percentText(count: number, whole: number): string {
  return whole === 0 ? "–" : `${(100 * count / whole).toFixed(1)}%`;
}
