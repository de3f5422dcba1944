import { calendarDate } from "../date/calendar_date.ts";
import { compactDate, type PlainDate } from "../date/plain_date.ts";

/** The day with its month and day exchanged; undefined when that is no other day. */
export function swappedDate(date: PlainDate): PlainDate | undefined {
  const [year, month, day] = date.split("-").map(Number);
  const swapped = calendarDate({ year: year!, month: day!, day: month! });
  return swapped.ok && swapped.value !== date ? swapped.value : undefined;
}

/** Every day, 1868–2100, whose eight digits differ from the date's in exactly one. */
export function datesOneDigitAway(date: PlainDate): PlainDate[] {
  const digits = [...compactDate(date)];
  return digits.flatMap((digit, place) =>
    [..."0123456789"].filter((other) => other !== digit).flatMap((other) => {
      const typed = digits.with(place, other).join("");
      const day = calendarDate({
        year: Number(typed.slice(0, 4)),
        month: Number(typed.slice(4, 6)),
        day: Number(typed.slice(6)),
      });
      return day.ok ? [day.value] : [];
    })
  );
}

/** Whether the eight digits of two days differ in exactly one. */
export function isOneDigitAway(one: PlainDate, other: PlainDate): boolean {
  let different = 0;
  for (let place = 0; place < one.length; place++) {
    if (one[place] !== other[place]) different++;
  }
  return different === 1;
}
