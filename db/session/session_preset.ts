import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { SessionPreset } from "../../domain/dose/session_preset.ts";
import { lookupVaccine, offeredVaccines } from "../../domain/dose/vaccine.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listVaccines } from "../vaccine/list_vaccines.ts";

export type { SessionPreset };

/** The presets of a session, and how much work was done since they were set. */
export interface PresetInForce extends SessionPreset {
  /** What the account registered since; a change of doctor does not start it anew. */
  registeredCount: number;
}

/** Undefined while the session has set none. */
export function lookupPreset(
  register: Register,
  actor: RegisterActor,
): Promise<PresetInForce | undefined> {
  const { municipalityCode, sessionId, accountId } = actor;
  return inMunicipality(register, municipalityCode, async (tx) => {
    const row = await presetRows(tx, municipalityCode).where("session_id", "=", sessionId)
      .executeTakeFirst();
    if (!row) return undefined;
    const { count } = await tx.selectFrom("dose")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("place_code", "=", municipalityCode).where("account_id", "=", accountId)
      .where("source", "in", ["venue", "hand"])
      .where("registered_at", ">=", row.setAt).where("withdrawn_at", "is", null)
      .executeTakeFirstOrThrow();
    return { ...await presetOf(tx, municipalityCode, row), registeredCount: count };
  });
}

/** What the same account set today (Japan time) in another session, which may be over: the last. */
export function lookupFormerPreset(
  register: Register,
  { actor: { municipalityCode, sessionId, accountId }, at }: Act,
): Promise<SessionPreset | undefined> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const midnight = sql<Date>`${japanToday(at)}::date::timestamp at time zone 'Asia/Tokyo'`;
    const row = await presetRows(tx, municipalityCode)
      .where("account_id", "=", accountId).where("session_id", "<>", sessionId)
      .where("set_at", ">=", midnight)
      .orderBy("set_at", "desc").orderBy("session_id", "desc").limit(1)
      .executeTakeFirst();
    return row && await presetOf(tx, municipalityCode, row);
  });
}

interface PresetRow extends Omit<SessionPreset, "vaccineMaker"> {
  setAt: Date;
}

function presetRows(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("session_preset")
    .select(["venue_name as venueName", "vaccinated_on as vaccinatedOn", "set_at as setAt"])
    .select(["vaccine_code as vaccineCode", "lot_number as lotNumber"])
    .select(["doctor_name as doctorName", "doctor_names as doctorNames"])
    .where("municipality_code", "=", municipalityCode);
}

/** Without a vaccine that forms no longer offer, and its lot. */
async function presetOf(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { setAt: _, ...preset }: PresetRow,
): Promise<SessionPreset> {
  const offered = offeredVaccines(await listVaccines(tx, municipalityCode));
  const vaccine = preset.vaccineCode ? lookupVaccine(offered, preset.vaccineCode) : undefined;
  if (vaccine) return { ...preset, vaccineMaker: vaccine.maker };
  return { ...preset, vaccineCode: null, vaccineMaker: null, lotNumber: "" };
}
