import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { changedCells } from "../../domain/dose/master_change.ts";
import { type Vaccine, vaccineLabel } from "../../domain/dose/vaccine.ts";
import {
  makerClash,
  narrowingKey,
  narrowings,
  vaccineCells,
  type VaccineForm,
  vaccineOf,
} from "../../domain/dose/vaccine_form.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { type ListedVaccine, listVaccines } from "./list_vaccines.ts";
import { lockMasters, recordAlterations } from "./master_changes.ts";
import { DONE, type MasterOutcome, overtaken, refused } from "./master_outcome.ts";

/** Adds a vaccine of the municipality's own; refused when another one has its maker. */
export function addVaccine(
  register: Register,
  act: Act,
  form: VaccineForm,
): Promise<MasterOutcome> {
  const municipalityCode = act.actor.municipalityCode;
  return inMunicipality(register, municipalityCode, async (tx) => {
    await lockMasters(tx, municipalityCode);
    const list = await listVaccines(tx, municipalityCode);
    const added = vaccineOf(form, { code: uuid(), list });
    const clash = makerClash(added, list);
    if (clash) return refused("maker", clash);
    await writeVaccine(tx, municipalityCode, { vaccine: added, version: 1 });
    await recordAlterations(tx, act, [{
      subject: { kind: "vaccine", id: added.code },
      name: vaccineLabel(added),
      after: vaccineCells(added),
    }]);
    return DONE;
  });
}

export interface VaccineChange {
  code: string;
  /** Of the vaccine the form showed. */
  version: number;
  form: VaccineForm;
  /** The `narrowingKey` that was confirmed, if any. */
  confirmed: string;
}

/**
 * Changes a vaccine of the list, a preset too. Doses that are registered keep the maker they were
 * registered with. Throws not found.
 */
export function changeVaccine(
  register: Register,
  act: Act,
  { code, version, form, confirmed }: VaccineChange,
): Promise<MasterOutcome> {
  const municipalityCode = act.actor.municipalityCode;
  return inMunicipality(register, municipalityCode, async (tx) => {
    await lockMasters(tx, municipalityCode);
    const list = await listVaccines(tx, municipalityCode);
    const before = findVaccine(list, code);
    const subject = { kind: "vaccine" as const, id: code };
    if (before.version !== version) return await overtaken(tx, municipalityCode, subject);
    const after = vaccineOf(form, { code, list });
    const clash = makerClash(after, list);
    if (clash) return refused("maker", clash);
    const cells = { before: vaccineCells(before), after: vaccineCells(after) };
    if (changedCells(cells.before, cells.after).length === 0) return DONE;
    const effects = narrowings(before, after);
    if (effects.length > 0 && confirmed !== narrowingKey(after)) {
      const dosesOutside = await countDosesOutside(tx, municipalityCode, after);
      return { kind: "narrowing", effects, dosesOutside };
    }
    await writeVaccine(tx, municipalityCode, { vaccine: after, version: version + 1 });
    await recordAlterations(tx, act, [{ subject, name: vaccineLabel(after), ...cells }]);
    return DONE;
  });
}

export function findVaccine(list: readonly ListedVaccine[], code: string): ListedVaccine {
  const vaccine = list.find((each) => each.code === code);
  if (vaccine) return vaccine;
  throw new AppError("not_found", "このワクチンはありません。一覧から選び直してください。");
}

async function writeVaccine(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { vaccine, version }: { vaccine: Vaccine; version: number },
): Promise<void> {
  const row = {
    maker: vaccine.maker,
    product: vaccine.product,
    minimum_interval_days: vaccine.minimumIntervalDays,
    valid_from: vaccine.validFrom,
    valid_to: vaccine.validTo,
    position: vaccine.position,
    is_offered: vaccine.isOffered,
    version,
  };
  await tx.insertInto("municipality_vaccine")
    .values({ municipality_code: municipalityCode, code: vaccine.code, ...row })
    .onConflict((conflict) => conflict.columns(["municipality_code", "code"]).doUpdateSet(row))
    .execute();
}

/** Registered doses of the vaccine that were given outside its valid period. */
async function countDosesOutside(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { code, validFrom, validTo }: Vaccine,
): Promise<number> {
  const { count } = await tx.selectFrom("dose")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("municipality_code", "=", municipalityCode).where("vaccine_code", "=", code)
    .where("withdrawn_at", "is", null)
    .where(sql<boolean>`(vaccinated_on < ${validFrom} or vaccinated_on > ${validTo}::date)`)
    .executeTakeFirstOrThrow();
  return count;
}
