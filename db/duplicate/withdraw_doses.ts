import { sql } from "kysely";
import { dosesOfBoth } from "../../domain/duplicate/compared_pair.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { overtaken } from "./lock_people.ts";
import type { MergeWriting } from "./write_merged_people.ts";

/** Takes the doses back that give way to another one of the same number. */
export async function withdrawDoses(
  tx: MunicipalityTransaction,
  { municipalityCode: code, changeId, compared, choice }: MergeWriting,
  at: Date,
): Promise<void> {
  const doses = dosesOfBoth(compared).filter(({ id }) => choice.withdrawnDoseIds.includes(id));
  for (const { id, version } of doses) {
    const dose = sql`dose.municipality_code = ${code} and dose.id = ${id}
      and dose.version = ${version} and dose.withdrawn_at is null`;
    await sql`insert into dose_history select dose.*, ${changeId}::uuid from dose where ${dose}`
      .execute(tx);
    const { numAffectedRows } = await sql`
      update dose set withdrawn_at = ${at}, version = version + 1, change_id = ${changeId}
      where ${dose}`.execute(tx);
    if (numAffectedRows !== 1n) throw overtaken();
  }
}
