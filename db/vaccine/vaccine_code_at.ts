import { lookupVaccine, type Vaccine, vaccineByMaker } from "../../domain/dose/vaccine.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listVaccines } from "./list_vaccines.ts";

/**
 * What a municipality's register calls a vaccine, perhaps of another municipality's list: the same
 * code, or the one with that maker. Null when it does not know it; the dose keeps the maker then.
 */
export async function vaccineCodeAt(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  vaccine: Vaccine,
): Promise<string | null> {
  return vaccineCodeIn(await listVaccines(tx, municipalityCode), vaccine);
}

/** The same where its list is at hand. */
export function vaccineCodeIn(
  known: readonly Vaccine[],
  { code, maker }: Vaccine,
): string | null {
  return (lookupVaccine(known, code) ?? vaccineByMaker(known, maker))?.code ?? null;
}
