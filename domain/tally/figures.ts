import type { PlainDate } from "../date/plain_date.ts";
import type { Sex } from "../recipient/sex.ts";

/**
 * What the tallies hold. A dose counts when it is a vaccination that is not withdrawn, never
 * 予診のみ; a person counts while registered and not 転出・死亡・削除.
 */
export type TallySex = Sex | "unknown";

/** In place of an age, or of a cohort, when the birth date is unknown. */
export const UNKNOWN_AGE = -1;

/** Doses of one day. */
export interface DayFigure {
  vaccinatedOn: PlainDate;
  doseNumber: number;
  /** Its maker, as it was registered. */
  vaccine: string;
  count: number;
}

/** Doses of one kind of people; `ageFrom` is the lowest age of the five-year band they were in on the day. */
export interface GroupFigure {
  doseNumber: number;
  vaccine: string;
  sex: TallySex;
  /** 0, 5, … 100 (and over), or `UNKNOWN_AGE`. */
  ageFrom: number;
  count: number;
}

/** `lagDays`: days from each dose to its registration (入力の遅れ), added up over `count` doses. */
export interface TotalFigure {
  area: string;
  doseNumber: number;
  count: number;
  lagDays: number;
}

/** People with at least one dose of that number; 0: all people. */
export interface CoverageFigure {
  area: string;
  doseNumber: number;
  people: number;
}

/** The same by sex and `cohort` (see `cohortOf`), or `UNKNOWN_AGE`. */
export interface PeopleFigure {
  sex: TallySex;
  cohort: number;
  doseNumber: number;
  people: number;
}

/** Doses at one venue on one day; `isOld` is 65 or over. */
export interface VenueDayFigure {
  placeCode: string;
  venueName: string;
  vaccinatedOn: PlainDate;
  vaccine: string;
  isOld: boolean;
  count: number;
}

/** Doses that were registered so many days after they were given; negative: before that day. */
export interface LagFigure {
  lagDays: number;
  count: number;
}

export interface VenueLagFigure extends LagFigure {
  placeCode: string;
  venueName: string;
}

/** Doses by the day they were given and the day, in Japan, on which they were registered. */
export interface EntryFigure {
  vaccinatedOn: PlainDate;
  registeredOn: PlainDate;
  count: number;
}

/** The finest there is: doses of one day and one kind of people. */
export interface CellFigure extends GroupFigure {
  vaccinatedOn: PlainDate;
}

export type AgeClass = "-64" | "65-" | "UNK";

/** As the open data has them, by the prefecture that issued the ticket. */
export interface OpenFigure {
  vaccinatedOn: PlainDate;
  prefecture: string;
  doseNumber: number;
  sex: TallySex;
  ageClass: AgeClass;
  count: number;
}
