import { sql } from "kysely";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { isNewSince, type LastOutput } from "./touched_people.ts";

/**
 * The latest 予防接種台帳向け出力 of everyone, or of all that had changed, that somebody downloaded.
 * It must have had at least `doseCount` doses: else doses older than it were never given.
 */
export async function lookupLastOutput(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  doseCount: number,
): Promise<LastOutput | undefined> {
  const last = await tx.selectFrom("output").where("municipality_code", "=", municipalityCode)
    .where("kind", "=", "register").where("scope", "in", ["all", "changed"])
    .where("state", "=", "done").where("taken_at", "is not", null)
    .where("dose_count", ">=", doseCount)
    .select(["id", "made_at as madeAt", "snapshot"])
    .select(["finished_at as finishedAt", "row_count as rowCount"])
    .orderBy("finished_at", "desc").orderBy("id", "desc").limit(1).executeTakeFirst();
  if (!last) return undefined;
  const { id, madeAt, snapshot, finishedAt, rowCount } = last;
  return { id, madeAt, snapshot: snapshot!, finishedAt: finishedAt!, rowCount: rowCount! };
}

/** The same with roughly what has happened since, as the form says it. */
export function lookupLastTaken(
  register: Register,
  municipalityCode: string,
  doseCount: number,
): Promise<LastOutput & { changeCount: number } | undefined> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const last = await lookupLastOutput(tx, municipalityCode, doseCount);
    return last && { ...last, changeCount: await countChanges(tx, municipalityCode, last) };
  });
}

/**
 * Roughly how many rows of the register changed since: every single change counts as one, a file
 * as many as it said it would. Reads the changes only, so that a page can ask for it.
 */
async function countChanges(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  last: LastOutput,
): Promise<number> {
  const inFiles = (change: string) =>
    sql`(select coalesce(sum(upload.new_count + upload.changed_count - 1), 0)
      from upload join new_change on new_change.id = upload.${sql.ref(change)}
      where upload.municipality_code = ${municipalityCode})`;
  const { rows } = await sql<{ count: number }>`
    with new_change as materialized (
      select id from change
      where municipality_code = ${municipalityCode} and ${sql.raw(isNewSince(last))}
    )
    select ((select count(*) from new_change) + ${inFiles("change_id")}
      + ${inFiles("undo_change_id")})::bigint as count`.execute(tx);
  return Math.max(0, rows[0]!.count);
}
