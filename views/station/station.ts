import type { PresetDay } from "../../domain/dose/preset_form.ts";
import { paths } from "../paths.ts";

/** What a screen that shows a reading leads to. */
export interface ReadingPlace {
  /** Where the next ticket is read. */
  start: string;
  /** Where the presets are set; undefined in practice, where they are fixed. */
  preset: string | undefined;
  /** Where another doctor is put to work. */
  doctor: string;
  /** Where the form of a dose goes. */
  doses: string;
}

/**
 * Where doses are registered one by one: a venue's tablet, or 予診票個別登録 at the town hall. The
 * screens and their order are the same (DOMAIN 4.3 and 5), the addresses are not.
 */
export interface Station extends ReadingPlace {
  /** Path of the menu's tab it belongs to. */
  tab: string;
  preset: string;
  /** Whether doses may be preset to an earlier day: papers are, at the town hall. */
  presetDay: PresetDay;
  readings: string;
  /** Registered here, and listed. */
  doses: "/venue/doses" | "/dose-entry/doses";
  dose<Part extends string>(id: Part): string;
}

export const VENUE_STATION = {
  tab: paths.venue,
  start: paths.venue,
  preset: paths.venuePreset,
  presetDay: "today",
  doctor: paths.venueDoctor,
  readings: paths.venueReadings,
  doses: paths.venueDoses,
  dose: paths.venueDose,
} as const satisfies Station;

export const TOWN_HALL_STATION = {
  tab: paths.uploads,
  start: paths.doseEntry,
  preset: paths.doseEntryPreset,
  presetDay: "past",
  doctor: paths.doseEntryDoctor,
  readings: paths.doseEntryReadings,
  doses: paths.doseEntryDoses,
  dose: paths.doseEntryDose,
} as const satisfies Station;

/** 練習: the same screens, and nothing behind them. One doctor, so nobody switches. */
export const PRACTICE_PLACE = {
  start: paths.practice,
  preset: undefined,
  doctor: paths.practice,
  doses: paths.practiceDoses,
} as const satisfies ReadingPlace;
