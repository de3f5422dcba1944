import { daysBetween, type PlainDate } from "../../domain/date/plain_date.ts";
import { rounded } from "./count_axis.ts";

/** The days a chart reaches over, both included. */
export interface DaySpan {
  first: PlainDate;
  last: PlainDate;
  days: number;
}

/** From the earliest to the latest of `dates`, whatever their order; `undefined` without any. */
export function daySpan(dates: readonly PlainDate[]): DaySpan | undefined {
  const [one, ...others] = dates;
  if (one === undefined) return undefined;
  let [first, last] = [one, one];
  for (const date of others) {
    if (date < first) first = date;
    if (date > last) last = date;
  }
  return { first, last, days: daysBetween(first, last) + 1 };
}

/** The middle of part `place` of a width of `parts` equal ones, in percent. */
export function middleOf(place: number, parts: number): number {
  return rounded((place + 0.5) / parts * 100);
}
