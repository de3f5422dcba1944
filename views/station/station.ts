import { paths } from "../paths.ts";

/**
 * Where doses are registered one by one: a venue's tablet, or 予診票個別登録 at the town hall. The
 * screens and their order are the same (DOMAIN 4.3 and 5), the addresses are not.
 */
export interface Station {
  /** Path of the menu's tab it belongs to. */
  tab: string;
  /** Where the next ticket is read. */
  start: string;
  preset: string;
  readings: string;
  /** Registered here, and listed. */
  doses: "/venue/doses" | "/dose-entry/doses";
  dose<Part extends string>(id: Part): string;
}

export const VENUE_STATION = {
  tab: paths.venue,
  start: paths.venue,
  preset: paths.venuePreset,
  readings: paths.venueReadings,
  doses: paths.venueDoses,
  dose: paths.venueDose,
} as const satisfies Station;

export const TOWN_HALL_STATION = {
  tab: paths.uploads,
  start: paths.doseEntry,
  preset: paths.doseEntryPreset,
  readings: paths.doseEntryReadings,
  doses: paths.doseEntryDoses,
  dose: paths.doseEntryDose,
} as const satisfies Station;
