import type { PlainDate } from "./plain_date.ts";

const MS_PER_DAY = 86_400_000;

/** The day so many days after `date`; before it when `days` is negative. */
export function daysLater(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
