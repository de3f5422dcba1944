import { sql } from "kysely";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Who wrote a row as it stands. */
export interface StoredBy {
  /** Null of somebody of another municipality. */
  loginId: string | null;
  at: Date;
}

/**
 * Who wrote the person ("" as `id`; or, later, one of their tickets) or the dose as they stand;
 * undefined when it is gone.
 */
export async function whoStored(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record: { person, tickets }, id }: { record: PersonRecord; id: string },
): Promise<StoredBy | undefined> {
  const ids = (table: string, ofTable: readonly string[]) =>
    sql`select change_id from ${sql.table(table)}
      where municipality_code = ${municipalityCode} and id = any(${ofTable}::uuid[])`;
  const changes = id === ""
    ? sql`${ids("recipient", person ? [person.id] : [])}
      union all ${ids("ticket", tickets.map((ticket) => ticket.id))}`
    : ids("dose", [id]);
  const { rows: [row] } = await sql<{ loginId: string; at: Date; office: string }>`
    select login_id as "loginId", made_at as at, actor_municipality_code as office from change
    where municipality_code = ${municipalityCode} and id in (${changes})
    order by made_at desc, id desc limit 1`.execute(tx);
  if (!row) return undefined;
  return { at: row.at, loginId: row.office === municipalityCode ? row.loginId : null };
}
