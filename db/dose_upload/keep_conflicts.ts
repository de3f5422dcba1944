import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { WriteContext } from "../upload/upload_content.ts";

/**
 * Puts the doses that contradict a stored one on the conflict list, unless the same contradiction
 * already waits there or was decided for the stored dose.
 */
export async function keepConflicts(
  tx: MunicipalityTransaction,
  { municipalityCode, uploadId, changeId }: WriteContext,
): Promise<void> {
  await sql`
    insert into dose_conflict (municipality_code, id, upload_id, line, dose_id, dose_number,
      resident_number, ${CELLS}, found_at)
    select ${municipalityCode}, gen_random_uuid(), ${uploadId}, line, stored_id, dose_number,
      coalesce(resident_number, ''), ${CELLS}, change.made_at
    from wanted cross join (
      select made_at from change
      where municipality_code = ${municipalityCode} and id = ${changeId}
    ) as change
    where outcome = 'conflict' and not exists (
      select from dose_conflict as known
      where known.municipality_code = ${municipalityCode} and known.dose_id = wanted.stored_id
        and known.state in ('open', 'kept')
        and (${cellsOf("known")}) is not distinct from (${cellsOf("wanted")})
    )
    order by line, dose_number`.execute(tx);
}

const COLUMNS = [
  "vaccinated_on",
  "ticket_number",
  "place_code",
  "venue_name",
  "doctor_name",
  "vaccine_maker",
  "lot_number",
];
const CELLS = sql.join(COLUMNS.map((column) => sql.ref(column)));

function cellsOf(table: string) {
  return sql.join(COLUMNS.map((column) => sql.ref(`${table}.${column}`)));
}
