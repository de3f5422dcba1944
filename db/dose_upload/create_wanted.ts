import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import { contradicts } from "./dose_difference.ts";

/**
 * Puts every staged dose beside the stored one of the same number of the same holder, on whichever
 * of their tickets. The holder is a person, registered or awaited, or else the ticket itself. In
 * ticket order, so that writing goes along the indexes. Answers how many tickets without an owner
 * were given one by the file.
 */
export async function createWanted(
  tx: MunicipalityTransaction,
  code: string,
): Promise<number> {
  // Whole tables are joined here, and nobody may have analysed what the last upload wrote.
  await sql`set local enable_nestloop = off`.execute(tx);
  const claims = await createClaims(tx, code);
  await sql`drop table if exists wanted`.execute(tx);
  await sql`
    create temporary table wanted on commit drop as
    select *, outcome in ('new', 'unchanged') and resident_number_key is not null
        and ticket_number is not null and ticket_owner is null
        and (is_known or awaited_owner is null) as claims_ticket
    from (
      select placed.*, stored.id as stored_id, stored.version as stored_version,
        stored.registered_at as stored_at,
        case when placed.dose_number is null then 'unchanged' when stored.id is null then 'new'
          when ${contradicts("placed", "stored")} then 'conflict' else 'unchanged' end as outcome
      from (
        select stage.*, person.resident_number_key is not null as is_known,
          coalesce(stage.ticket_number, active.ticket_number) as dose_ticket,
          named.ticket_number is not null as ticket_known,
          named.resident_number_key as ticket_owner, awaited.resident_number_key as awaited_owner,
          coalesce('P' || coalesce(stage.resident_number_key, named.resident_number_key,
            awaited.resident_number_key, claim.resident_number_key), 'T' || stage.ticket_number)
            as holder
        from stage
        left join recipient as person on person.municipality_code = ${code}
          and person.resident_number_key = stage.resident_number_key
        left join ticket as named on named.municipality_code = ${code}
          and named.ticket_number = stage.ticket_number
        left join ticket as active on active.municipality_code = ${code}
          and active.resident_number_key = stage.resident_number_key
          and active.state = 'active' and stage.ticket_number is null
        left join awaited_recipient as awaited on awaited.municipality_code = ${code}
          and awaited.ticket_number = stage.ticket_number
        left join claim on claim.ticket_number = stage.ticket_number
      ) as placed
      left join (
        select dose.*,
          coalesce('P' || coalesce(ticket.resident_number_key, awaited.resident_number_key,
            claim.resident_number_key), 'T' || dose.ticket_number) as holder
        from dose
        join ticket on ticket.municipality_code = ${code}
          and ticket.ticket_number = dose.ticket_number
        left join awaited_recipient as awaited on awaited.municipality_code = ${code}
          and awaited.ticket_number = dose.ticket_number
        left join claim on claim.ticket_number = dose.ticket_number
        where dose.municipality_code = ${code} and dose.kind = 'vaccination'
          and dose.withdrawn_at is null
      ) as stored on stored.holder = placed.holder and stored.dose_number = placed.dose_number
    ) as compared
    order by dose_ticket, dose_number`.execute(tx);
  await sql`analyze wanted`.execute(tx);
  await findRepeats(tx);
  await sql`set local enable_nestloop = on`.execute(tx);
  return claims;
}

/** Whose tickets without an owner are, according to the file. */
async function createClaims(tx: MunicipalityTransaction, code: string): Promise<number> {
  await sql`drop table if exists claim`.execute(tx);
  await sql`
    create temporary table claim on commit drop as
    select stage.ticket_number, min(stage.resident_number_key) as resident_number_key
    from stage join (
      select ticket_number from ticket
      where municipality_code = ${code} and resident_number_key is null
      union
      select ticket_number from stage where resident_number_key is null
    ) as ownerless on ownerless.ticket_number = stage.ticket_number
    where stage.resident_number_key is not null
    group by stage.ticket_number`.execute(tx);
  await sql`analyze claim`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(*) as count from claim`.execute(tx);
  return rows[0]!.count;
}

/**
 * Holders and dose numbers that stand more than once in `wanted` (`repeat`). A person may have a
 * dose stored twice; it then counts as first registered, as it does in the output.
 */
async function findRepeats(tx: MunicipalityTransaction): Promise<void> {
  await sql`drop table if exists repeat`.execute(tx);
  await sql`
    create temporary table repeat on commit drop as
    select holder, dose_number from wanted where dose_number is not null
    group by holder, dose_number having count(*) > 1`.execute(tx);
  await sql`analyze repeat`.execute(tx);
  await sql`
    delete from wanted using (
      select wanted.ctid as place, row_number() over (
          partition by line, dose_number order by stored_at, stored_id
        ) as position
      from wanted join repeat using (holder, dose_number)
    ) as found
    where wanted.ctid = found.place and found.position > 1`.execute(tx);
}
