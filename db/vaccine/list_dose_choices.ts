import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { Register } from "../database.ts";
import { choicesOf, mastersOf } from "../dose/dose_masters.ts";

/** What a municipality's forms of a dose offer. */
export async function listDoseChoices(
  register: Register,
  municipalityCode: string,
): Promise<DoseChoices> {
  return choicesOf(await mastersOf(register, municipalityCode));
}
