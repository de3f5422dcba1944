import type { RegisterActor } from "../../domain/account/actor.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { lookupVaccine, offeredVaccines } from "../../domain/dose/vaccine.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { listVaccines } from "../vaccine/list_vaccines.ts";

/** What the session last registered with, offered again for the next person. */
export interface SessionPreset {
  venueName: string;
  /** Null, as is its maker, when none was chosen or forms no longer offer it. */
  vaccineCode: string | null;
  vaccineMaker: string | null;
  lotNumber: string;
  doctorName: string;
}

export function lookupPreset(
  register: Register,
  { municipalityCode, sessionId }: RegisterActor,
): Promise<SessionPreset | undefined> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const row = await tx.selectFrom("session_preset")
      .select(["venue_name as venueName", "vaccine_code as code"])
      .select(["lot_number as lotNumber", "doctor_name as doctorName"])
      .where("municipality_code", "=", municipalityCode).where("session_id", "=", sessionId)
      .executeTakeFirst();
    if (!row) return undefined;
    const { code, ...preset } = row;
    const offered = offeredVaccines(await listVaccines(tx, municipalityCode));
    const vaccine = code ? lookupVaccine(offered, code) : undefined;
    return { ...preset, vaccineCode: vaccine?.code ?? null, vaccineMaker: vaccine?.maker ?? null };
  });
}

/** Remembers an entry's venue, vaccine, lot and doctor; an examination leaves vaccine and lot. */
export async function rememberPreset(
  register: Register,
  { municipalityCode, sessionId }: RegisterActor,
  entry: DoseEntry,
): Promise<void> {
  const kept = {
    venue_name: entry.venueName,
    doctor_name: entry.doctorName,
    ...(entry.vaccineCode && { vaccine_code: entry.vaccineCode }),
    ...(entry.lotNumber && { lot_number: entry.lotNumber }),
  };
  await inMunicipality(register, municipalityCode, (tx) =>
    tx.insertInto("session_preset").values({
      municipality_code: municipalityCode,
      session_id: sessionId,
      vaccine_code: null,
      lot_number: "",
      ...kept,
    }).onConflict((conflict) =>
      conflict.columns(["municipality_code", "session_id"]).doUpdateSet(kept)
    ).execute());
}
