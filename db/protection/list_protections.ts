import { sql } from "kysely";
import type { Protection } from "../../domain/record/protection.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/**
 * Every 支援措置 a person ever had, the newest first; of records that were merged into one, all of
 * them, as long as the merge stands.
 */
export async function listProtections(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  recipientId: string,
): Promise<Protection[]> {
  const rows = await tx.selectFrom("protection")
    .select(["id", "set_at as setAt", "login_id as loginId", "reason", "ends_on as endsOn"])
    .select(["released_at", "released_login_id", "release_reason"])
    .where("municipality_code", "=", municipalityCode)
    .where("recipient_id", "in", await recordsOf(tx, municipalityCode, recipientId))
    .orderBy("set_at", "desc").orderBy("id", "desc")
    .execute();
  return rows.map(({ released_at, released_login_id, release_reason, ...protection }) => ({
    ...protection,
    release: released_at &&
      { at: released_at, loginId: released_login_id!, reason: release_reason! },
  }));
}

/** The person's own record and those that are one with it by merges; never empty. */
async function recordsOf(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  recipientId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive person (id) as (
      select ${recipientId}::uuid
      union
      select case when merge.kept_id = person.id then merge.absorbed_id else merge.kept_id end
      from person join merge on merge.municipality_code = ${municipalityCode}
        and merge.undone_change_id is null and person.id in (merge.kept_id, merge.absorbed_id)
    )
    select id from person`.execute(tx);
  return rows.map(({ id }) => id);
}
