import { sql } from "kysely";
import type { RecordTable } from "../../domain/record/row_step.ts";
import type { RowIds } from "../record/list_versions.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listAddedTickets } from "./list_added_tickets.ts";

/**
 * Ids of every row an edit or merge wrote: what it replaced is in the histories under its id; what
 * it added stood there first as version 1. Neither adds a person.
 */
export async function rowsOfChange(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  changeId: string,
): Promise<RowIds> {
  const replaced = (table: RecordTable) =>
    idsOf(
      tx,
      sql`
      select id from ${sql.table(`${table}_history`)}
      where municipality_code = ${municipalityCode} and replaced_by = ${changeId}`,
    );
  const doses = [
    ...await replaced("dose"),
    ...await addedDoses(tx, municipalityCode, changeId),
  ];
  const tickets = await listAddedTickets(tx, municipalityCode, { changeId, doseIds: doses });
  return {
    recipient: await replaced("recipient"),
    ticket: unique([...await replaced("ticket"), ...tickets]),
    dose: unique(doses),
  };
}

/** Conditions as the indexes have them. */
function addedDoses(tx: MunicipalityTransaction, code: string, changeId: string) {
  const added = sql`municipality_code = ${code} and change_id = ${changeId}
    and version = 1 and source <> 'upload'`;
  return idsOf(
    tx,
    sql`
    select id from dose where ${added} union select id from dose_history where ${added}`,
  );
}

async function idsOf(
  tx: MunicipalityTransaction,
  query: ReturnType<typeof sql>,
): Promise<string[]> {
  const { rows } = await query.execute(tx);
  return (rows as { id: string }[]).map(({ id }) => id);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
