import { sql } from "kysely";
import { openChange } from "../../../db/change.ts";
import type { Database } from "../../../db/database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";

interface Alteration {
  table: "dose" | "recipient" | "ticket";
  id: string;
  /** Columns and what they become; a row without any is deleted. */
  values?: Record<string, string | null>;
}

/** Alters or deletes a row as every command does: under a change, its former version kept. */
export function alter(database: Database, act: Act, alteration: Alteration): Promise<void> {
  const { municipalityCode } = act.actor;
  return inMunicipality(
    database.register,
    municipalityCode,
    (tx) => alterIn(tx, act, alteration),
  );
}

/** The same in a transaction that goes on. */
export async function alterIn(
  tx: MunicipalityTransaction,
  act: Act,
  { table, id, values }: Alteration,
): Promise<void> {
  const changeId = await openChange(tx, act.actor.municipalityCode, { act, kind: "edit" });
  const row = sql.table(table);
  await sql`
    insert into ${sql.table(`${table}_history`)}
    select ${row}.*, ${changeId}::uuid from ${row} where id = ${id}`.execute(tx);
  if (!values) {
    await sql`delete from ${row} where id = ${id}`.execute(tx);
    return;
  }
  const sets = Object.entries({ ...values, change_id: changeId })
    .map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update ${row} set ${sql.join(sets)}, version = version + 1 where id = ${id}`
    .execute(tx);
}
