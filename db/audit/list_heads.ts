import type { Sql } from "postgres";
import type { KeptHead } from "../../domain/audit/audit_fault.ts";

/** The last seal of every municipality, to be kept where the database's owner cannot reach. */
export async function listHeads(sql: Sql): Promise<KeptHead[]> {
  return [
    ...await sql<KeptHead[]>`
      with recursive code as (
        select min(municipality_code) as code from audit_seal
        union all
        select (select min(municipality_code) from audit_seal where municipality_code > code)
        from code where code is not null
      )
      select code as "municipalityCode", last.position, encode(last.hash, 'hex') as hash
      from code cross join lateral (
        select position, hash from audit_seal where municipality_code = code
        order by position desc limit 1
      ) last
      order by code`,
  ];
}
