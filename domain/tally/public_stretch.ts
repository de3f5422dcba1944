import { daysLater } from "../date/days_later.ts";
import type { PlainDate } from "../date/plain_date.ts";
import type { PublicDay } from "./public_days.ts";

/** A day, or the days of one week. */
export interface PublicStep extends PublicDay {
  /** The last of its days; `date` is the first, of a week its Monday. */
  last: PlainDate;
}

export function byDay(days: readonly PublicDay[]): PublicStep[] {
  return days.map((day) => ({ ...day, last: day.date }));
}

/** Weeks from Monday to Sunday; the first and the last may be shorter. None has a mean. */
export function byWeek(days: readonly PublicDay[]): PublicStep[] {
  return [...Map.groupBy(days, ({ date }) => mondayOf(date))].map(([monday, week]) => {
    const first = week[0]!;
    const { date: last, soFar } = week.at(-1)!;
    // A difference of sums that were rounded once, not a sum of what was rounded seven times.
    const before = first.soFar.map((count, place) => count - first.counts[place]!);
    const counts = soFar.map((count, place) => count - before[place]!);
    return { date: monday, last, counts, soFar, mean: null };
  });
}

const THURSDAY = 3;
const MS_PER_DAY = 86_400_000;

/** Of the week the day is in; 1 January 1970 was a Thursday. */
function mondayOf(date: PlainDate): PlainDate {
  return daysLater(date, -((Date.parse(date) / MS_PER_DAY + THURSDAY) % 7));
}
