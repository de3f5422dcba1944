import type { Sql } from "postgres";
import { clientKeyOf } from "./requests.ts";

export interface Reckoning {
  acknowledged: number;
  /** Acknowledged, and not in the register under the form's own key. */
  lost: number;
  /** Tickets with more than one first dose, or forms with more than one dose. */
  doubled: number;
  /** Acknowledged, and without an entry in the audit. */
  unaudited: number;
  /** In the register, but whoever sent it never heard so. */
  unanswered: number;
}

const AT_ONCE = 50_000;

/** Holds what the tablets were told against what the register keeps. */
export async function reckon(owner: Sql, acknowledged: readonly number[]): Promise<Reckoning> {
  await owner`create temp table told (ticket_number text, client_key uuid)`;
  for (let from = 0; from < acknowledged.length; from += AT_ONCE) {
    const some = acknowledged.slice(from, from + AT_ONCE);
    const tickets = some.map((number) => String(number).padStart(10, "0"));
    await owner`
      insert into told
      select * from unnest(${tickets}::text[], ${some.map(clientKeyOf)}::uuid[])`;
  }
  await owner`create index on told (client_key)`;
  await owner`analyze told`;
  const [counted] = await owner<[Omit<Reckoning, "acknowledged">]>`
    with kept as (
      select dose.* from dose where client_key::text like '00000000-0000-4000-8000-%'
        and withdrawn_at is null
    )
    select
      (select count(*)::integer from told where not exists (
        select from kept where kept.client_key = told.client_key
          and kept.ticket_number = told.ticket_number)) as lost,
      (select count(*)::integer from (
        select from kept group by ticket_number having count(*) > 1
        union all select from kept group by client_key having count(*) > 1) as twice) as doubled,
      (select count(*)::integer from told join kept using (client_key) where not exists (
        select from audit where audit.municipality_code = kept.municipality_code
          and act = 'dose_registered' and subject_kind = 'dose'
          and subject_id = kept.id)) as unaudited,
      (select count(*)::integer from kept where not exists (
        select from told where told.client_key = kept.client_key)) as unanswered`;
  await owner`drop table told`;
  return { acknowledged: acknowledged.length, ...counted };
}
