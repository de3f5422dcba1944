import { sql } from "kysely";
import type { Reader, RegisterReading } from "../reading.ts";

/**
 * Readings of a municipality's own tallies for somebody who may have written to it just now. Only the
 * primary can settle what was written: on a replica where some of it is not settled yet `work` does
 * not begin, and the door turns to the primary.
 */
export function withOwnWritings<Value>(
  { seen }: Pick<Reader, "seen">,
  code: string,
  work: (tx: RegisterReading) => Promise<Value>,
): (tx: RegisterReading) => Promise<Value> {
  return async (tx) => {
    if (seen !== undefined && await isUnsettledCopy(tx, code)) throw new Unsettled();
    return await work(tx);
  };
}

class Unsettled extends Error {}

async function isUnsettledCopy(tx: RegisterReading, code: string): Promise<boolean> {
  const some = (table: string) =>
    sql`exists (select from ${sql.table(table)} where municipality_code = ${code})`;
  const { rows: [row] } = await sql<{ isUnsettled: boolean }>`
    select pg_is_in_recovery() and (${some("touched_dose")} or ${some("touched_ticket")}
      or ${some("touched_recipient")}) as "isUnsettled"`.execute(tx);
  return row!.isUnsettled;
}
