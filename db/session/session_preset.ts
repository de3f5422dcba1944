import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { SessionPreset } from "../../domain/dose/session_preset.ts";
import { lookupVaccine, offeredVaccines, type Vaccine } from "../../domain/dose/vaccine.ts";
import type { Register } from "../database.ts";
import { ask, type Question, question } from "../question.ts";
import { type MunicipalityTransaction, readInMunicipality } from "../tenant.ts";
import { listVaccines, ownVaccines, withPresets } from "../vaccine/list_vaccines.ts";

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
  return ask(register, actor.municipalityCode, presetInForce(actor));
}

/** What `lookupPreset` asks. */
export function presetInForce(actor: RegisterActor): Question<PresetInForce | undefined> {
  const { municipalityCode, sessionId, accountId } = actor;
  return question(
    (tx) => {
      const mine = presetRows(tx, municipalityCode).where("session_id", "=", sessionId);
      const since = tx.selectFrom("dose")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("place_code", "=", municipalityCode).where("account_id", "=", accountId)
        // Literal, as the index has it.
        .where(sql<boolean>`source in ('venue', 'hand')`)
        .where("registered_at", ">=", mine.clearSelect().select("set_at"))
        .where("withdrawn_at", "is", null);
      return [mine, since, ownVaccines(tx, municipalityCode)] as const;
    },
    ([[row], [counted], own]) =>
      row && { ...presetOf(withPresets(own), row), registeredCount: counted!.count },
  );
}

/** What the same account set today (Japan time) in another session, which may be over: the last. */
export function lookupFormerPreset(
  register: Register,
  { actor: { municipalityCode, sessionId, accountId }, at }: Act,
): Promise<SessionPreset | undefined> {
  return readInMunicipality(register, municipalityCode, async (tx) => {
    const midnight = sql<Date>`${japanToday(at)}::date::timestamp at time zone 'Asia/Tokyo'`;
    const row = await presetRows(tx, municipalityCode)
      .where("account_id", "=", accountId).where("session_id", "<>", sessionId)
      .where("set_at", ">=", midnight)
      .orderBy("set_at", "desc").orderBy("session_id", "desc").limit(1)
      .executeTakeFirst();
    return row && presetOf(await listVaccines(tx, municipalityCode), row);
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
function presetOf(known: readonly Vaccine[], { setAt: _, ...preset }: PresetRow): SessionPreset {
  const offered = offeredVaccines(known);
  const vaccine = preset.vaccineCode ? lookupVaccine(offered, preset.vaccineCode) : undefined;
  if (vaccine) return { ...preset, vaccineMaker: vaccine.maker };
  return { ...preset, vaccineCode: null, vaccineMaker: null, lotNumber: "" };
}
