import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { lotObjection } from "../../domain/dose/lot_objection.ts";
import type { PresetForm } from "../../domain/dose/preset_form.ts";
import { examinationMasters } from "../../domain/finding/examined_record.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listLots, listVaccines } from "../vaccine/list_vaccines.ts";

/** A session lasts half a day; whoever signs in again may take over what was set today. */
const KEPT_MS = 24 * 3_600_000;

/** Sets the presets of a session; the first doctor is at work. */
export function setPreset(register: Register, act: Act, form: PresetForm): Promise<void> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    await forgetOld(tx, act);
    const columns = columnsOf(act, form);
    await tx.insertInto("session_preset").values({ ...keyOf(act), ...columns })
      .onConflict((conflict) =>
        conflict.columns(["municipality_code", "session_id"]).doUpdateSet(columns)
      ).execute();
  });
}

/**
 * Keeps what the first dose was registered with for those who come after, where the session has no
 * presets yet: what was typed over a preset stays with its person. The day is not kept, nor a lot
 * that could not be preset.
 */
export function keepAsPreset(register: Register, act: Act, entry: DoseEntry): Promise<void> {
  const { municipalityCode } = act.actor;
  return inMunicipality(register, municipalityCode, async (tx) => {
    const { venueName, doctorName } = entry;
    const lot = await presetLot(tx, act, entry);
    await tx.insertInto("session_preset").values({
      ...keyOf(act),
      ...columnsOf(act, { ...lot, venueName, vaccinatedOn: null, doctorNames: [doctorName] }),
    }).onConflict((conflict) => conflict.doNothing()).execute();
  });
}

/** Puts another of the session's doctors to work. Throws a conflict when it has no such doctor. */
export async function chooseDoctor(register: Register, act: Act, name: string): Promise<void> {
  const { municipalityCode, sessionId } = act.actor;
  const { numUpdatedRows } = await inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.updateTable("session_preset").set({ doctor_name: name })
        .where("municipality_code", "=", municipalityCode).where("session_id", "=", sessionId)
        .where(sql<boolean>`${name} = any (doctor_names)`)
        .executeTakeFirst(),
  );
  if (numUpdatedRows > 0n) return;
  throw new AppError(
    "conflict",
    "この医師名は設定にありません。「設定を変更」を押して、医師名を確かめてください。",
  );
}

/** The entry's vaccine and lot; both blank when no session may be set to give them. */
async function presetLot(
  tx: MunicipalityTransaction,
  { actor, at }: Act,
  { vaccineCode, lotNumber }: DoseEntry,
): Promise<Pick<PresetForm, "vaccineCode" | "lotNumber">> {
  const none = { vaccineCode: null, lotNumber: "" };
  if (vaccineCode === null || lotNumber === null) return none;
  const today = japanToday(at);
  const vaccines = await listVaccines(tx, actor.municipalityCode);
  const lots = await listLots(tx, actor.municipalityCode);
  const masters = examinationMasters({ vaccines, lots, today });
  const objection = lotObjection({ vaccineCode, lotNumber, day: today }, masters);
  return objection?.level === "refused" ? none : { vaccineCode, lotNumber };
}

function keyOf({ actor: { municipalityCode, sessionId } }: Act) {
  return { municipality_code: municipalityCode, session_id: sessionId };
}

function columnsOf({ actor, at }: Act, preset: PresetForm) {
  return {
    account_id: actor.accountId,
    set_at: at,
    venue_name: preset.venueName,
    vaccinated_on: preset.vaccinatedOn,
    vaccine_code: preset.vaccineCode,
    lot_number: preset.lotNumber,
    doctor_name: preset.doctorNames[0] ?? "",
    doctor_names: preset.doctorNames,
  };
}

async function forgetOld(tx: MunicipalityTransaction, { actor, at }: Act): Promise<void> {
  await tx.deleteFrom("session_preset")
    .where("municipality_code", "=", actor.municipalityCode)
    .where("set_at", "<", new Date(at.getTime() - KEPT_MS)).execute();
}
