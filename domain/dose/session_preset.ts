import { formatDate, type PlainDate } from "../date/plain_date.ts";
import type { Typed } from "../form_problem.ts";

/**
 * What a session registers with until its presets are changed. It never holds what was typed of one
 * person over it: the next person's form begins with the presets again.
 */
export interface SessionPreset {
  /** "" while it is filled in person by person, as are the lot and the doctor. */
  venueName: string;
  /** Null: the day on which a dose is registered. */
  vaccinatedOn: PlainDate | null;
  /** Null, as is its maker, when none was chosen or forms no longer offer it. */
  vaccineCode: string | null;
  vaccineMaker: string | null;
  lotNumber: string;
  /** Of `doctorNames`, the one at work. */
  doctorName: string;
  doctorNames: readonly string[];
}

/** What the form of one dose begins with. */
export function entryTexts(preset: SessionPreset | undefined, today: PlainDate): Typed {
  return {
    venueName: preset?.venueName ?? "",
    vaccinatedOn: formatDate(preset?.vaccinatedOn ?? today),
    vaccineCode: preset?.vaccineCode ?? "",
    lotNumber: preset?.lotNumber ?? "",
    doctorName: preset?.doctorName ?? "",
  };
}

/** What the form of the presets begins with; the doctor at work stands first. */
export function presetTexts(preset: SessionPreset | undefined): Typed {
  const others = preset?.doctorNames.filter((name) => name !== preset.doctorName) ?? [];
  return {
    venueName: preset?.venueName ?? "",
    vaccinatedOn: preset?.vaccinatedOn ? formatDate(preset.vaccinatedOn) : "",
    vaccineCode: preset?.vaccineCode ?? "",
    lotNumber: preset?.lotNumber ?? "",
    doctorNames: [preset?.doctorName ?? "", ...others].filter((name) => name !== "").join("\n"),
  };
}
