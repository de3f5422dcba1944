import type { Lot } from "../../domain/dose/lot.ts";
import { PRESET_VACCINES, type Vaccine } from "../../domain/dose/vaccine.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export type { Lot };

/** A vaccine as the municipality's list has it; version 0 is a preset nobody changed. */
export interface ListedVaccine extends Vaccine {
  version: number;
}

/**
 * The vaccines a municipality registers doses of, in the order of its lists: its own over the
 * presets. Those no longer offered are among them, because stored doses and files name them.
 */
export async function listVaccines(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<readonly ListedVaccine[]> {
  return withPresets(await ownVaccines(tx, municipalityCode).execute());
}

/** The rows that `withPresets` makes a list of. */
export function ownVaccines(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("municipality_vaccine")
    .select(["code", "maker", "product", "minimum_interval_days as minimumIntervalDays"])
    .select(["valid_from as validFrom", "valid_to as validTo", "position"])
    .select(["is_offered as isOffered", "version"])
    .where("municipality_code", "=", municipalityCode);
}

export function withPresets(
  rows: readonly Omit<ListedVaccine, "cvx">[],
): readonly ListedVaccine[] {
  const own = rows.map((row) => ({ ...row, cvx: presetOf(row.code)?.cvx ?? null }));
  const untouched = PRESET_VACCINES.filter(({ code }) => !own.some((row) => row.code === code))
    .map((preset) => ({ ...preset, version: 0 }));
  return [...untouched, ...own].sort((a, b) =>
    a.position - b.position || a.code.localeCompare(b.code)
  );
}

function presetOf(code: string): Vaccine | undefined {
  return PRESET_VACCINES.find((preset) => preset.code === code);
}

/** Every lot the municipality knows, vaccine by vaccine. */
export function listLots(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<Lot[]> {
  return lotsOf(tx, municipalityCode).execute();
}

/** The same, not asked yet. */
export function lotsOf(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("lot")
    .select(["id", "vaccine_code as vaccineCode", "lot_number as lotNumber"])
    .select(["expires_on as expiresOn", "remark", "version"])
    .where("municipality_code", "=", municipalityCode)
    .orderBy("vaccine_code").orderBy("lot_number");
}
