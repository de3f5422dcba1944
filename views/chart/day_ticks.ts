import { daysLater } from "../../domain/date/days_later.ts";
import { daysBetween, type PlainDate } from "../../domain/date/plain_date.ts";
import { everyDay } from "../../domain/tally/every_day.ts";
import type { ChartWords } from "./chart_words.ts";

/** A mark below an axis of days. */
export interface AxisTick {
  /** Which day or column, from 0. */
  place: number;
  text: string;
  /** Left out where the chart is narrow. */
  isFine: boolean;
}

export interface DayTicks {
  ticks: AxisTick[];
  /** The years, on a line of their own. */
  years: Omit<AxisTick, "isFine">[];
}

/** So many labels fit side by side on a wide chart and on a phone. */
const MOST = 13;
const MOST_NARROW = 5;
/** Up to two months are marked in days, more in months. */
const MOST_DAYS = 62;
const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12];
const YEARS = 120;

/** Marks for the days from `first` to `last`. */
export function dayTicks(first: PlainDate, last: PlainDate, words: ChartWords): DayTicks {
  const span = daysBetween(first, last) + 1;
  const ticks = span <= MOST_DAYS
    ? inDays({ first, span, words })
    : inMonths({ first, last, words });
  return { ticks, years: yearsOf({ first, last, words }) };
}

function inDays({ first, span, words }: { first: PlainDate; span: number; words: ChartWords }) {
  const step = DAY_STEPS.find((days) => span / days <= MOST)!;
  const count = Math.ceil(span / step);
  const places = Array.from({ length: count }, (_, i) => i * step);
  return thinned(places, MOST_NARROW).map((tick) => ({
    ...tick,
    text: words.shortDay(daysLater(first, tick.place)),
  }));
}

/** So many of the marks stay where there is little room that at most `most` are left. */
export function thinned(places: readonly number[], most: number): Omit<AxisTick, "text">[] {
  const every = Math.max(1, Math.ceil(places.length / most));
  return places.map((place, index) => ({ place, isFine: index % every !== 0 }));
}

interface Months {
  first: PlainDate;
  last: PlainDate;
  words: ChartWords;
}

function inMonths({ first, last, words }: Months): AxisTick[] {
  const begins = everyDay(first, last).filter((date) => date.endsWith("-01"));
  const step = MONTH_STEPS.find((months) => begins.length / months <= MOST) ?? YEARS;
  const narrow = MONTH_STEPS.find((months) => {
    return months % step === 0 && begins.length / months <= MOST_NARROW;
  }) ?? YEARS;
  return begins.filter((date) => monthsOf(date) % step === 0).map((date) => ({
    place: daysBetween(first, date),
    text: words.month(date),
    isFine: monthsOf(date) % narrow !== 0,
  }));
}

/** Counted from a January, so that every step up to a year meets it. */
function monthsOf(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The share of an axis that a year's number needs beside the next. */
const YEAR_ROOM = 0.15;

function yearsOf({ first, last, words }: Months): Omit<AxisTick, "isFine">[] {
  const span = daysBetween(first, last) + 1;
  const januaries = everyDay(first, last).filter((date) => date.endsWith("-01-01"))
    .map((date) => ({ place: daysBetween(first, date), text: words.year(date) }))
    .filter(({ place }) => place < span * (1 - YEAR_ROOM / 2));
  const isNear = (januaries[0]?.place ?? span) < span * YEAR_ROOM;
  return isNear ? januaries : [{ place: 0, text: words.year(first) }, ...januaries];
}
