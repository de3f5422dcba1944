import type { Lot } from "./lot.ts";
import type { Vaccine } from "./vaccine.ts";

/** What the form of a dose offers: vaccines, and the lots known of them. */
export interface DoseChoices {
  vaccines: readonly Vaccine[];
  lots: readonly Lot[];
}
