import type { PlainDate } from "../date/plain_date.ts";
import { sumOf } from "../dose/day_totals.ts";
import type { VenueDayFigure } from "./figures.ts";

/** Doses given, and those of them to people of 65 and older on the day. */
export interface DosesAndOld {
  count: number;
  old: number;
}

export interface Venue {
  /** 全国地方公共団体コード of where the venue is. */
  placeCode: string;
  venueName: string;
}

export interface VenueTotal extends Venue, DosesAndOld {}

export interface VenueDay extends VenueTotal {
  vaccinatedOn: PlainDate;
}

/** A venue's line of the V-SYS tally: its doses by vaccine, in the order of the sheet's vaccines. */
export interface VsysLine extends VenueTotal {
  byVaccine: DosesAndOld[];
}

export interface VsysSheet {
  vaccines: string[];
  lines: VsysLine[];
}

/** What the venues report of one day: `figures` are of that day alone. */
export function vsysSheet(figures: readonly VenueDayFigure[]): VsysSheet {
  const vaccines = [...new Set(figures.map(({ vaccine }) => vaccine))].sort();
  const lines = [...Map.groupBy(figures, venueKey).values()].map((own) => ({
    ...venueOf(own),
    ...dosesOf(own),
    byVaccine: vaccines.map((vaccine) => dosesOf(own.filter((one) => one.vaccine === vaccine))),
  })).toSorted(byVenue);
  return { vaccines, lines };
}

function dosesOf(figures: readonly VenueDayFigure[]): DosesAndOld {
  return { count: sumOf(figures), old: sumOf(figures.filter(({ isOld }) => isOld)) };
}

export function venueKey({ placeCode, venueName }: Venue): string {
  return `${placeCode} ${venueName}`;
}

function venueOf(own: readonly VenueDayFigure[]): Venue {
  const { placeCode, venueName } = own[0]!;
  return { placeCode, venueName };
}

function byVenue(a: Venue, b: Venue): number {
  return a.venueName.localeCompare(b.venueName, "ja", { numeric: true }) ||
    a.placeCode.localeCompare(b.placeCode);
}
