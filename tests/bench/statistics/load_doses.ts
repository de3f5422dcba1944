import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../../../db/connection.ts";
import { BENCH_MUNICIPALITY, benchAct } from "../bench_act.ts";
import { dropIndexes, type MunicipalitySizes } from "../many_people.ts";

/** 300 days from the day the elderly were first; what is measured happens some days later. */
const FIRST_DAY = "2021-04-12";
const LAST_ENTRY = "2022-02-12";
export const BENCH_TIME = new Date("2022-02-14T01:00:00Z");

/** Of a municipality's people so many more tickets with a dose whose person it does not know. */
const WAITING = 0.002;

/**
 * Gives the people of `loadPeopleOf` about two doses each, at the venues of their municipality, the
 * elderly first and some entered weeks later. As the owner and without foreign keys asked, the
 * indexes made afterwards; nothing is counted. Answers how many doses there are.
 */
export async function loadDoses(
  address: DatabaseAddress,
  sizes: MunicipalitySizes,
): Promise<number> {
  const sql = connect(address, "owner", 1);
  try {
    await sql`set session_replication_role = replica`;
    await sql`set synchronous_commit = off`;
    await sql`set maintenance_work_mem = '512MB'`;
    await sql.unsafe(SHARE);
    const indexes = await dropIndexes(sql, ["dose"]);
    let count = 0;
    for (const [code, size] of sizes) {
      await insertWaitingTickets(sql, { code, size });
      count += await insertDoses(sql, { code, size });
    }
    for (const { definition } of indexes) await sql.unsafe(definition);
    await sql`vacuum analyze dose, ticket`;
    return count;
  } finally {
    await sql.end();
  }
}

/** From 0 up to, not including, 1, as good as drawn; the same in every run. */
const SHARE = `
create function pg_temp.share(number bigint, seed integer) returns float8 immutable
language sql as $$ select (hashint8extended(number, seed) & 1048575) / 1048576.0::float8 $$`;

interface Place {
  code: string;
  size: number;
}

async function insertWaitingTickets(sql: Sql, { code, size }: Place): Promise<void> {
  await sql`
    insert into ticket (municipality_code, ticket_number, id, state, change_id)
    select ${code}, (9000000000 + number)::text,
      ('00000000-0000-7000-8001-' || lpad(to_hex(number), 12, '0'))::uuid, 'active', change_id
    from generate_series(1, ${Math.floor(size * WAITING)}::integer) as number,
      (select change_id from recipient where municipality_code = ${code} limit 1) as upload`;
}

/** Whatever is drawn for a person decides about all their doses; venue and entry are each dose's own. */
async function insertDoses(sql: Sql, { code, size }: Place): Promise<number> {
  const venues = Math.max(2, Math.min(300, Math.round(size / 1_500)));
  const { accountId } = benchAct().actor;
  const { count } = await sql`
    with person as (
      select ticket_number, ticket_number::bigint as number, ticket.change_id,
        pg_temp.share(ticket_number::bigint, 1) as will_draw,
        case when birth_date is null then array[1, 0, 0]
          when birth_date < '1957-04-02' then array[0.93, 0.9, 0.49]
          when birth_date < '2010-04-02' then array[0.87, 0.84, 0.46]
          else array[0, 0, 0] end as willing,
        ${FIRST_DAY}::date + floor(case when birth_date < '1957-04-02' then 15 else 50 end
          + 50 * (pg_temp.share(ticket_number::bigint, 2) + pg_temp.share(ticket_number::bigint, 3))
          )::integer as first_day,
        width_bucket(pg_temp.share(ticket_number::bigint, 4), array[0, 0.75, 0.97]) as vaccine
      from ticket left join recipient using (municipality_code, resident_number_key)
      where municipality_code = ${code}
    ), given as (
      select person.*, dose_number, number * 4 + dose_number as dose,
        first_day + case dose_number when 1 then 0 when 2 then 24 - 3 * (vaccine % 2)
          else 122 + floor(28 * pg_temp.share(number, 5))::integer end as day
      from person, generate_series(1, 3) as dose_number
      where will_draw < willing[dose_number]
    ), entered as (
      select given.*, 1 + floor(${venues}::integer * pg_temp.share(dose, 6) ^ 2) as venue,
        least(${LAST_ENTRY}::date, day + width_bucket(pg_temp.share(dose, 7), array[0.62, 0.8])
          + floor(3000 * greatest(0, pg_temp.share(dose, 7) - 0.8) ^ 3)::integer) as entry_day
      from given
    )
    insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
      venue_name, doctor_name, vaccine_code, vaccine_maker, lot_number, place_code, source,
      registered_at, account_id, change_id)
    select ${code}, ('00000000-0000-7000-8000-' || lpad(to_hex(dose), 12, '0'))::uuid,
      ticket_number, 'vaccination', dose_number, day,
      '第' || venue || case when venue < 4 then '集団接種会場' else 'クリニック' end, '医師　花子',
      (array['pfizer', 'moderna', 'astrazeneca'])[vaccine],
      (array['ファイザー', '武田／モデルナ', 'アストラゼネカ'])[vaccine], 'EY' || 5000 + (dose & 511),
      case when pg_temp.share(dose, 8) < 0.02 then ${BENCH_MUNICIPALITY} else ${code} end, 'venue',
      (entry_day + time '10:00' + pg_temp.share(dose, 9) * interval '7 hours')
        at time zone 'Asia/Tokyo',
      ${accountId}::uuid, change_id
    from entered order by dose`;
  return count;
}
