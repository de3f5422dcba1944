import type { PlainDate } from "../date/plain_date.ts";
import { sumOf } from "../dose/day_totals.ts";
import { beginningOf } from "./beginning_of.ts";
import { everyDay } from "./every_day.ts";
import type { DayFigure } from "./figures.ts";
import { type Venue, type VenueDay, venueKey } from "./statistics_venue.ts";
import { dosesByNumber } from "./statistics_vaccine.ts";

export interface DayDoses {
  vaccinatedOn: PlainDate;
  /** In the order of the numbers of doses, or of the venues, that were asked for. */
  parts: number[];
  count: number;
}

/** Every day that has doses, the earliest first. */
export function dosesByDay(
  figures: readonly DayFigure[],
  doseNumbers: readonly number[],
): DayDoses[] {
  return [...Map.groupBy(figures, ({ vaccinatedOn }) => vaccinatedOn)]
    .map(([vaccinatedOn, own]) => ({
      vaccinatedOn,
      parts: dosesByNumber(own, doseNumbers),
      count: sumOf(own),
    }))
    .toSorted((a, b) => a.vaccinatedOn.localeCompare(b.vaccinatedOn));
}

/**
 * The last days that have doses, at most so many, the earliest first: a mistyped date among them
 * does not make the others invisible.
 */
export function latestDays(figures: readonly DayFigure[], most: number): PlainDate[] {
  return [...new Set(figures.map(({ vaccinatedOn }) => vaccinatedOn))].sort().slice(-most);
}

/** Those days, and the days between them with nothing in them. */
export function withEmptyDays(days: readonly DayDoses[]): DayDoses[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const known = new Map(days.map((day) => [day.vaccinatedOn, day]));
  const parts = first.parts.map(() => 0);
  return everyDay(first.vaccinatedOn, last.vaccinatedOn)
    .map((vaccinatedOn) => known.get(vaccinatedOn) ?? { vaccinatedOn, parts, count: 0 });
}

/** The months that have doses, "2021-06", the latest first. */
export function monthsOf(figures: readonly DayFigure[]): string[] {
  return [...new Set(figures.map(({ vaccinatedOn }) => vaccinatedOn.slice(0, 7)))].sort().reverse();
}

/** The same days by venue: each of these and, last, all others together. */
export function dosesByVenue(
  days: readonly DayDoses[],
  venues: readonly Venue[],
  venueDays: readonly VenueDay[],
): DayDoses[] {
  const counts = new Map(venueDays.map((day) => [venueKey(day) + day.vaccinatedOn, day.count]));
  return days.map(({ vaccinatedOn, count }) => {
    const own = venues.map((venue) => counts.get(venueKey(venue) + vaccinatedOn) ?? 0);
    const rest = own.reduce((left, one) => left - one, count);
    return { vaccinatedOn, parts: [...own, Math.max(0, rest)], count };
  });
}

/** The same doses by the week or month, each on its first day: for a time too long for days. */
export function dosesBy(unit: "week" | "month", days: readonly DayDoses[]): DayDoses[] {
  return [...Map.groupBy(days, ({ vaccinatedOn }) => beginningOf(vaccinatedOn, unit))]
    .map(([vaccinatedOn, own]) => ({
      vaccinatedOn,
      parts: own[0]!.parts.map((_, place) =>
        own.reduce((sum, { parts }) => sum + parts[place]!, 0)
      ),
      count: sumOf(own),
    }));
}
