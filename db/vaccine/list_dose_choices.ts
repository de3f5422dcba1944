import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { offeredVaccines } from "../../domain/dose/vaccine.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { listLots, listVaccines } from "./list_vaccines.ts";

/** What a municipality's forms of a dose offer. */
export function listDoseChoices(
  register: Register,
  municipalityCode: string,
): Promise<DoseChoices> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const vaccines = offeredVaccines(await listVaccines(tx, municipalityCode));
    const known = await listLots(tx, municipalityCode);
    const lots = vaccines.flatMap(({ code }) => known.filter((lot) => lot.vaccineCode === code));
    return { vaccines, lots };
  });
}
