import { daysLater } from "../date/days_later.ts";
import { daysBetween, type PlainDate } from "../date/plain_date.ts";
import type { PeriodUnit } from "./coverage_sheet.ts";

const A_MONDAY = "2021-01-04";

/** The first day of the day, the week (from Monday) or the month that a day lies in. */
export function beginningOf(date: PlainDate, unit: PeriodUnit): PlainDate {
  if (unit === "month") return `${date.slice(0, 7)}-01`;
  if (unit === "day") return date;
  const daysSinceMonday = daysBetween(A_MONDAY, date) % 7;
  return daysLater(date, -((daysSinceMonday + 7) % 7));
}
