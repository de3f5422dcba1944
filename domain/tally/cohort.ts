import { ageOn, type PlainDate } from "../date/plain_date.ts";
import { UNKNOWN_AGE } from "./figures.ts";

/** The Japanese fiscal year a day lies in: from 1 April to 31 March. */
export function fiscalYearOf(date: PlainDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= "04-01" ? year : year - 1;
}

/**
 * Whom the campaign treats alike: everybody born from 2 April of a year to 1 April of the next has
 * that year's cohort, because an age is reached the day before the birthday (年齢計算ニ関スル法律).
 */
export function cohortOf(birthDate: PlainDate | null): number {
  if (!birthDate) return UNKNOWN_AGE;
  const year = Number(birthDate.slice(0, 4));
  return birthDate.slice(5) >= "04-02" ? year : year - 1;
}

/** 年度末年齢: the age a cohort reaches by 31 March at the end of the fiscal year. */
export function ageAtYearEnd(cohort: number, fiscalYear: number): number {
  return cohort === UNKNOWN_AGE ? UNKNOWN_AGE : Math.max(0, fiscalYear - cohort);
}

export const OLDEST_BAND = 100;

/** Lowest age of the five-year band: 0, 5, … 100 (and over). */
export function ageBandOf(age: number): number {
  if (age === UNKNOWN_AGE) return UNKNOWN_AGE;
  return Math.min(OLDEST_BAND, Math.max(0, Math.floor(age / 5) * 5));
}

/** The band somebody was in on the day of a dose. */
export function ageBandOn(birthDate: PlainDate | null, vaccinatedOn: PlainDate): number {
  return birthDate ? ageBandOf(Math.max(0, ageOn(birthDate, vaccinatedOn))) : UNKNOWN_AGE;
}
