import { daysLater } from "../date/days_later.ts";
import { daysBetween, type PlainDate } from "../date/plain_date.ts";

/** Every day from `first` to `last`, both included; none when `last` is the earlier. */
export function everyDay(first: PlainDate, last: PlainDate): PlainDate[] {
  const count = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: count }, (_, offset) => daysLater(first, offset));
}
