import type { PresetForm } from "../../../domain/dose/preset_form.ts";

/** What the form of the presets says, some of it changed. */
export function aPresetForm(given: Partial<PresetForm> = {}): PresetForm {
  return {
    venueName: "市民ホール",
    vaccinatedOn: null,
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    doctorNames: ["医師　花子", "医師　一郎"],
    ...given,
  };
}
