import type { CorrectableDose } from "../../domain/correction/correctable.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { correctableVaccines } from "../../domain/dose/opened_dose.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { listLots, listVaccines } from "../vaccine/list_vaccines.ts";

/** What 訂正 of a dose offers in the municipality that gave it. */
export function listCorrectionChoices(
  register: Register,
  municipalityCode: string,
  dose: CorrectableDose,
): Promise<DoseChoices> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const vaccines = correctableVaccines(dose, await listVaccines(tx, municipalityCode));
    const codes = new Set(vaccines.map(({ code }) => code));
    const lots = (await listLots(tx, municipalityCode)).filter((lot) => codes.has(lot.vaccineCode));
    return { vaccines, lots };
  });
}
