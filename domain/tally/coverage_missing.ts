import { daysLater } from "../date/days_later.ts";
import type { PlainDate } from "../date/plain_date.ts";
import type { LagFigure } from "./figures.ts";

export interface DayDoseCount {
  vaccinatedOn: PlainDate;
  count: number;
}

export interface MissingEntries {
  /** Doses of the last days that are registered. */
  registered: number;
  /** How many more there should be, if they are entered as late as doses were so far. */
  missing: number;
}

/** For how many days, today included, is told what is missing. */
export const MISSING_DAYS = 14;
/** Days before the first one told of half, which its guess is the mean of: whole weeks. */
const DAYS_COMPARED = 28;
/** Of how many days, today included, `missingEntries` has to know the doses. */
export const DAYS_NEEDED = MISSING_DAYS + DAYS_COMPARED;
/** A day of which less is entered tells too little of itself. */
const ENOUGH = 0.5;

/**
 * 推計: doses given in the last two weeks that are not registered yet. Of a day a days ago so many
 * are registered as were registered within a days so far, share by share; the day is brought up to
 * its whole. Where that share is under a half, the day is taken for the mean of the four weeks
 * before. Undefined when there is no such day, because entry is later than all that.
 */
export function missingEntries(
  days: readonly DayDoseCount[],
  lags: readonly LagFigure[],
  today: PlainDate,
): MissingEntries | undefined {
  const countOn = new Map<PlainDate, number>();
  for (const { vaccinatedOn, count } of days) {
    countOn.set(vaccinatedOn, (countOn.get(vaccinatedOn) ?? 0) + count);
  }
  const registeredOf = (daysAgo: number) => countOn.get(daysLater(today, -daysAgo)) ?? 0;
  const entered = shareEntered(lags);
  const firstClear = daysUpTo(MISSING_DAYS + DAYS_COMPARED).find((ago) => entered(ago) >= ENOUGH);
  if (firstClear === undefined || firstClear >= MISSING_DAYS) return undefined;
  const wholeOf = (daysAgo: number) => registeredOf(daysAgo) / entered(daysAgo);
  const usual = daysUpTo(DAYS_COMPARED)
    .reduce((sum, offset) => sum + wholeOf(firstClear + offset), 0) / DAYS_COMPARED;
  const last = daysUpTo(MISSING_DAYS).map((ago) => ({
    registered: registeredOf(ago),
    whole: ago < firstClear ? Math.max(usual, registeredOf(ago)) : wholeOf(ago),
  }));
  const registered = last.reduce((sum, day) => sum + day.registered, 0);
  return {
    registered,
    missing: Math.round(last.reduce((sum, day) => sum + day.whole, 0)) - registered,
  };
}

/** The share of doses that are registered within so many days. */
function shareEntered(lags: readonly LagFigure[]): (days: number) => number {
  const all = lags.reduce((sum, { count }) => sum + count, 0);
  return (days) => {
    const within = lags.filter(({ lagDays }) => lagDays <= days);
    return all === 0 ? 0 : within.reduce((sum, { count }) => sum + count, 0) / all;
  };
}

function daysUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
