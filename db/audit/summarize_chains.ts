import type { Sql } from "postgres";

/** The audit's chains together. */
export interface ChainSummary {
  chains: number;
  /** Ever added to any of them. */
  seals: number;
  /** When the last of all was added; null before the first. */
  sealedAt: Date | null;
}

/** `sql` acts as `vrs_seal`. Looks at the end of each chain alone. */
export async function summarizeChains(sql: Sql): Promise<ChainSummary> {
  const [summary] = await sql<[ChainSummary]>`
    with recursive code as (
      select min(municipality_code) as code from audit_seal
      union all
      select (select min(municipality_code) from audit_seal where municipality_code > code)
      from code where code is not null
    )
    select count(*) as chains, coalesce(sum(last.position), 0)::bigint as seals,
      max(last.sealed_at) as "sealedAt"
    from code cross join lateral (
      select position, sealed_at from audit_seal where municipality_code = code
      order by position desc limit 1
    ) as last`;
  return summary;
}
