import { sql } from "kysely";
import type { RecordTable } from "../../domain/record/row_step.ts";
import type { RowIds } from "../record/list_versions.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/**
 * Ids of every row a small change wrote: what it replaced is in the histories under its id; what it
 * added stood there first as version 1.
 */
export async function rowsOfChange(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  changeId: string,
): Promise<RowIds> {
  const idsIn = async (table: RecordTable, isAdded = sql`version = 1`) => {
    const [live, past] = [sql.table(table), sql.table(`${table}_history`)];
    const own = sql`municipality_code = ${municipalityCode}`;
    const { rows } = await sql<{ id: string }>`
      select id from ${past} where ${own} and replaced_by = ${changeId}
      union
      select id from ${past} where ${own} and change_id = ${changeId} and ${isAdded}
      union
      select id from ${live} where ${own} and change_id = ${changeId} and ${isAdded}`.execute(tx);
    return rows.map(({ id }) => id);
  };
  return {
    recipient: await idsIn("recipient"),
    ticket: await idsIn("ticket"),
    // As the index has it.
    dose: await idsIn("dose", sql`version = 1 and source <> 'upload'`),
  };
}
