import { sql } from "kysely";
import {
  RECORD_TABLES,
  type RecordTable,
  type RowValues,
  type RowVersion,
} from "../../domain/record/row_step.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Ids of rows, those that have left the register included. */
export type RowIds = Record<RecordTable, readonly string[]>;

/** Every version these rows ever had, by row and version. */
export async function listVersions(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  rows: RowIds,
): Promise<RowVersion[]> {
  const versions: RowVersion[] = [];
  for (const table of RECORD_TABLES) {
    if (rows[table].length === 0) continue;
    versions.push(...await versionsOf(tx, municipalityCode, { table, ids: rows[table] }));
  }
  return versions;
}

interface StoredVersion {
  id: string;
  version: number;
  changeId: string;
  replacedBy: string | null;
  values: RowValues;
}

/** Not in a version's values: what tells it from others, and the number nobody may see. */
const UNSAID = ["id", "municipality_code", "version", "change_id", "replaced_by"];
const SEALED = ["my_number_sealed"];

async function versionsOf(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { table, ids }: { table: RecordTable; ids: readonly string[] },
): Promise<RowVersion[]> {
  const columns = (row: string) =>
    sql`${sql.ref(`${row}.id`)}, ${sql.ref(`${row}.version`)},
      ${sql.ref(`${row}.change_id`)} as "changeId",
      to_jsonb(${sql.ref(row)}) - ${[...UNSAID, ...SEALED]}::text[] as values`;
  const { rows } = await sql<StoredVersion>`
    select ${columns("live")}, null::uuid as "replacedBy" from ${sql.table(table)} as live
    where live.municipality_code = ${municipalityCode} and live.id = any(${ids}::uuid[])
    union all
    select ${columns("past")}, past.replaced_by from ${sql.table(`${table}_history`)} as past
    where past.municipality_code = ${municipalityCode} and past.id = any(${ids}::uuid[])
    order by id, version`.execute(tx);
  return rows.map((row) => ({ table, ...row }));
}
