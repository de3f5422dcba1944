import { daysBetween, type PlainDate } from "../date/plain_date.ts";

export interface DayCount {
  date: PlainDate;
  count: number;
}

const DAYS = 7;

/**
 * The mean of each day and the six before it, in the order of `days`, which go by date. Days that
 * are not listed had none. `null` for the first six, whose seven days are not all there.
 */
export function sevenDayMean(days: readonly DayCount[]): (number | null)[] {
  const first = days[0]?.date;
  let [sum, oldest] = [0, 0];
  return days.map(({ date, count }) => {
    sum += count;
    while (daysBetween(days[oldest]!.date, date) >= DAYS) sum -= days[oldest++]!.count;
    return daysBetween(first!, date) < DAYS - 1 ? null : sum / DAYS;
  });
}
