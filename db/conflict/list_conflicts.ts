import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { conflictRows, type DoseConflict, toConflict } from "./conflict_records.ts";

/** How many contradictions between files and stored doses wait for a decision. */
export function countOpenConflicts(register: Register, municipalityCode: string): Promise<number> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const { count } = await tx.selectFrom("dose_conflict")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("municipality_code", "=", municipalityCode).where("state", "=", "open")
      .executeTakeFirstOrThrow();
    return count;
  });
}

/** Those that wait, the newest upload first, in the order of its file. */
export function listOpenConflicts(
  register: Register,
  municipalityCode: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<DoseConflict[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const rows = await conflictRows(tx, municipalityCode).where("conflict.state", "=", "open")
      .orderBy("conflict.found_at", "desc").orderBy("conflict.upload_id")
      .orderBy("conflict.line").orderBy("conflict.dose_number")
      .limit(limit).offset(offset).execute();
    return rows.map(toConflict);
  });
}

/** Those somebody decided, the newest decision first. */
export function listDecidedConflicts(
  register: Register,
  municipalityCode: string,
  limit: number,
): Promise<DoseConflict[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const rows = await conflictRows(tx, municipalityCode).where(
      "conflict.decided_at",
      "is not",
      null,
    )
      .orderBy("conflict.decided_at", "desc").orderBy("conflict.id").limit(limit).execute();
    return rows.map(toConflict);
  });
}
