import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * Turns the notes on a municipality's rows into changes of counts: what these rows and their people
 * count now, less what they counted when it was last settled. One statement sees one moment of the
 * register, so that nothing is counted twice or left out however many wrote at once. Answers
 * 'settled'; 'busy' while somebody else settles it; 'many' when there are more notes than `at_once`.
 *
 * A function because its plan is kept: pages and every second's work call it. Whatever the
 * statistics say, rows are looked up by their keys (`offset 0`) and notes are joined by hashing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, SETTLE);
}

/** The first note of each row says what it was when it was last counted. */
const NOTES = `
  dose_note as (delete from touched_dose where municipality_code = place returning *),
  ticket_note as (delete from touched_ticket where municipality_code = place returning *),
  person_note as (delete from touched_recipient where municipality_code = place returning *),
  former_dose as materialized (
    select distinct on (dose_id) * from dose_note order by dose_id, touched_at
  ),
  former_ticket as materialized (
    select distinct on (ticket_number) ticket_number, resident_number_key as key
    from ticket_note order by ticket_number, touched_at
  ),
  former_person as materialized (
    select distinct on (key) resident_number_key as key, was_known, was_here, sex, birth_date
    from person_note order by key, touched_at
  )`;

/** Whoever has to do with these rows, now or before, and all their tickets. */
const AT_HAND = `
  named_ticket as materialized (
    select ticket_number from former_ticket
    union select was_on from dose_note where was_on is not null
    union select ticket_number from dose_note where ticket_number is not null
  ),
  person_at_hand as materialized (
    select key from former_person
    union select key from former_ticket where key is not null
    union select live.key from named_ticket cross join lateral (
      select resident_number_key as key from ticket where ticket.municipality_code = place
        and ticket.ticket_number = named_ticket.ticket_number offset 0
    ) as live where live.key is not null
  ),
  ticket_at_hand as materialized (
    select ticket_number from named_ticket
    union select live.ticket_number from person_at_hand cross join lateral (
      select ticket_number from ticket where ticket.municipality_code = place
        and ticket.resident_number_key = person_at_hand.key offset 0
    ) as live
  )`;

/** As it is in the register. */
const LIVE = `
  live_ticket as materialized (
    select ticket_at_hand.ticket_number, live.is_there, live.key from ticket_at_hand
    left join lateral (
      select true as is_there, resident_number_key as key from ticket
      where ticket.municipality_code = place
        and ticket.ticket_number = ticket_at_hand.ticket_number offset 0
    ) as live on true
  ),
  live_person as materialized (
    select live.* from person_at_hand cross join lateral (
      select resident_number_key as key, status is null as is_here, sex, birth_date
      from recipient where recipient.municipality_code = place
        and recipient.resident_number_key = person_at_hand.key offset 0
    ) as live
  ),
  live_dose as materialized (
    select live.* from ticket_at_hand cross join lateral (
      select id, ticket_number, dose_number, vaccinated_on, vaccine_maker as vaccine, place_code,
        venue_name, (registered_at at time zone 'Asia/Tokyo')::date as registered_on
      from dose where dose.municipality_code = place
        and dose.ticket_number = ticket_at_hand.ticket_number
        and kind = 'vaccination' and withdrawn_at is null offset 0
    ) as live
  )`;

/** All of it as it is now (change 1) and as it was (change -1). */
const STATES = `
  held as materialized (
    select 1 as change, ticket_number, key from live_ticket where is_there
    union all
    select -1, live_ticket.ticket_number,
        case when former.ticket_number is null then live_ticket.key else former.key end
      from live_ticket left join former_ticket as former
        on former.ticket_number = live_ticket.ticket_number
  ),
  person as materialized (
    select 1 as change, live_person.* from live_person
    union all
    select -1, live_person.* from live_person
      where not exists (select from former_person where former_person.key = live_person.key)
    union all
    select -1, key, was_here, sex, birth_date from former_person where was_known
  ),
  given as materialized (
    select 1 as change, live_dose.* from live_dose
    union all
    select -1, live_dose.* from live_dose
      where not exists (select from former_dose where former_dose.dose_id = live_dose.id)
    union all
    select -1, dose_id, was_on, dose_number, vaccinated_on, vaccine, place_code, venue_name,
      registered_on from former_dose where was_on is not null
  ),
  given_to as materialized (
    select given.*, held.key, person.is_here, person.sex, person.birth_date from given
      join held on held.change = given.change and held.ticket_number = given.ticket_number
      left join person on person.change = held.change and person.key = held.key
  )`;

const COUNTS = `
  counted_dose as (
    select dose_number, vaccinated_on, vaccine, coalesce(sex, 'unknown') as sex,
      case when birth_date is null then -1 else least(100,
        greatest(0, extract(year from age(vaccinated_on, birth_date))::integer / 5 * 5)
      ) end as age_from, place_code, venue_name, registered_on, change
    from given_to
    union all
    select erased.* from former_dose cross join lateral (
      select dose_number, vaccinated_on, vaccine_maker, coalesce(sex, 'unknown'),
        least(100, coalesce(age_from, -1)), place_code, venue_name, registered_on, dose_count
      from erased_dose where erased_dose.municipality_code = place
        and erased_dose.id = former_dose.dose_id and kind = 'vaccination' offset 0
    ) as erased
  ),
  counted_person as (
    select 'registered' as standing, coalesce(sex, 'unknown') as sex, coalesce(
        extract(year from birth_date - interval '3 months' - interval '1 day'), -1
      ) as cohort, dose_number, change
    from (
      select distinct change, key, dose_number, sex, birth_date from given_to where is_here
    ) as vaccinated
    union all
    select 'waiting', 'unknown', -1, 0, change from (
      select distinct change, ticket_number from given_to where key is null
    ) as ticket
  )`;

const SETTLE = `
create function settle_tallies(place text, at_once integer) returns text language plpgsql
  set enable_nestloop = off
  set jit = off
  set work_mem = '64MB'
as $$
declare
  note_count bigint := (
    select count(*) from (
      select from touched_dose where municipality_code = place
      union all select from touched_ticket where municipality_code = place
      union all select from touched_recipient where municipality_code = place
      limit at_once::bigint + 1
    ) as note
  );
begin
  if note_count = 0 then return 'settled'; end if;
  if note_count > at_once then return 'many'; end if;
  if not pg_try_advisory_xact_lock(hashtextextended('vrs tally ' || place, 0)) then
    return 'busy';
  end if;
  with ${NOTES}, ${AT_HAND}, ${LIVE}, ${STATES}, ${COUNTS},
  changed as (
    insert into dose_change (municipality_code, dose_number, vaccinated_on, vaccine, sex, age_from,
      place_code, venue_name, registered_on, change)
    select place, dose_number, vaccinated_on, vaccine, sex, age_from, place_code, venue_name,
      registered_on, sum(change) from counted_dose
    group by dose_number, vaccinated_on, vaccine, sex, age_from, place_code, venue_name,
      registered_on
    having sum(change) <> 0
  )
  insert into people_change (municipality_code, standing, sex, cohort, dose_number, change)
  select place, standing, sex, cohort, dose_number, sum(change) from counted_person
  group by standing, sex, cohort, dose_number having sum(change) <> 0;
  return 'settled';
end $$;

revoke all on function settle_tallies(text, integer) from public;

grant execute on function settle_tallies(text, integer) to vrs_app;
`;
