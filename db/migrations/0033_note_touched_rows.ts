import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * Triggers, with the rights of whoever writes, so that no statement on the register goes uncounted.
 * They only note: what a dose counts under depends on its ticket's person, whom somebody else may be
 * changing in the same moment, and neither sees what the other has not committed. Settling later sees
 * both. A person alone, which depends on nothing else, is counted at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, DOSE + TICKET + RECIPIENT + TRIGGERS + WHAT_IS_THERE);
}

const OLD_DOSES = `
    select municipality_code, id, ticket_number, dose_number, vaccinated_on, vaccine_maker,
      place_code, venue_name, (registered_at at time zone 'Asia/Tokyo')::date as registered_on
    from old_rows where kind = 'vaccination' and withdrawn_at is null`;
const NEW_DOSES = OLD_DOSES.replace("old_rows", "new_rows");
const AS_IT_WAS = `insert into touched_dose (municipality_code, dose_id, was_on, dose_number,
      vaccinated_on, vaccine, place_code, venue_name, registered_on)`;
const AS_IT_IS = "insert into touched_dose (municipality_code, dose_id, ticket_number)";

/**
 * An update says something of the rows that count otherwise than before. Should there be two notes of
 * one dose in the same microsecond, the first is right.
 */
const DOSE = `
create function note_doses() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    ${AS_IT_IS}
    select municipality_code, id, ticket_number from new_rows
    where kind = 'vaccination' and withdrawn_at is null
    on conflict do nothing;
  elsif tg_op = 'DELETE' then
    ${AS_IT_WAS} ${OLD_DOSES}
    on conflict do nothing;
  else
    ${AS_IT_WAS} ${OLD_DOSES} except ${NEW_DOSES}
    on conflict do nothing;
    ${AS_IT_IS}
    select municipality_code, id, ticket_number from (${NEW_DOSES} except ${OLD_DOSES}
    ) as changed
    on conflict do nothing;
  end if;
  return null;
end $$;

create function note_erased_doses() returns trigger language plpgsql as $$
begin
  insert into touched_dose (municipality_code, dose_id)
  select municipality_code, id from new_rows where kind = 'vaccination'
  on conflict do nothing;
  return null;
end $$;

`;

/** A new ticket has no doses yet, and one that goes has none left: they were moved or deleted first. */
const TICKET = `
create function note_tickets() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into touched_ticket (municipality_code, ticket_number, resident_number_key)
    select municipality_code, ticket_number, resident_number_key from old_rows
    where resident_number_key is not null
    on conflict do nothing;
  else
    insert into touched_ticket (municipality_code, ticket_number, resident_number_key)
    select municipality_code, ticket_number, resident_number_key from old_rows
    except select municipality_code, ticket_number, resident_number_key from new_rows
    on conflict do nothing;
  end if;
  return null;
end $$;

`;

const PEOPLE_OF = (rows: string, change: number) => `
      select municipality_code, case when status is null then 'registered' else 'departed' end
          as standing,
        coalesce(sex, 'unknown') as sex, coalesce(
          extract(year from birth_date - interval '3 months' - interval '1 day')::smallint, -1
        ) as cohort, ${change} as change
      from ${rows}`;
const COUNT_PEOPLE = (people: string) => `
    insert into people_change (municipality_code, standing, sex, cohort, dose_number, change)
    select municipality_code, standing, sex, cohort, 0, sum(change) from (${people}
    ) as person
    group by municipality_code, standing, sex, cohort having sum(change) <> 0`;
const PERSON_COLUMNS =
  `municipality_code, resident_number_key, was_known, was_here, sex, birth_date`;
const OLD_PEOPLE = `
    select municipality_code, resident_number_key, true, status is null, sex, birth_date
    from old_rows`;

/** Somebody new has no ticket with a dose yet: nothing of theirs can count otherwise than before. */
const RECIPIENT = `
create function note_recipients() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then ${COUNT_PEOPLE(PEOPLE_OF("new_rows", 1))};
  elsif tg_op = 'DELETE' then ${COUNT_PEOPLE(PEOPLE_OF("old_rows", -1))};
    insert into touched_recipient (${PERSON_COLUMNS}) ${OLD_PEOPLE}
    on conflict do nothing;
  else ${COUNT_PEOPLE(PEOPLE_OF("new_rows", 1) + " union all" + PEOPLE_OF("old_rows", -1))};
    insert into touched_recipient (${PERSON_COLUMNS}) ${OLD_PEOPLE}
    except ${OLD_PEOPLE.replace("old_rows", "new_rows")}
    on conflict do nothing;
    insert into touched_recipient (municipality_code, resident_number_key, was_known, was_here)
    select municipality_code, resident_number_key, false, false from new_rows
    except select municipality_code, resident_number_key, false, false from old_rows
    on conflict do nothing;
  end if;
  return null;
end $$;

`;

const ROWS: Record<string, string> = {
  insert: "new table as new_rows",
  update: "old table as old_rows new table as new_rows",
  delete: "old table as old_rows",
};

const NOTING: [table: string, events: string[], does: string][] = [
  ["dose", ["insert", "update", "delete"], "note_doses"],
  ["erased_dose", ["insert"], "note_erased_doses"],
  ["ticket", ["update", "delete"], "note_tickets"],
  ["recipient", ["insert", "update", "delete"], "note_recipients"],
];

const TRIGGERS = NOTING.flatMap(([table, events, does]) =>
  events.map((event) => `
create trigger note_${event} after ${event} on ${table} referencing ${ROWS[event]}
  for each statement execute function ${does}();

`)
).join("");

/** What is in the register already, as so many changes. */
const WHAT_IS_THERE = `
insert into dose_change (municipality_code, dose_number, vaccinated_on, vaccine, sex, age_from,
  place_code, venue_name, registered_on, change)
select dose.municipality_code, dose_number, vaccinated_on, vaccine_maker, coalesce(sex, 'unknown'),
  case when birth_date is null then -1 else least(100,
    greatest(0, extract(year from age(vaccinated_on, birth_date))::integer / 5 * 5)) end,
  place_code, venue_name, (registered_at at time zone 'Asia/Tokyo')::date, count(*)
from dose
join ticket on ticket.municipality_code = dose.municipality_code
  and ticket.ticket_number = dose.ticket_number
left join recipient on recipient.municipality_code = ticket.municipality_code
  and recipient.resident_number_key = ticket.resident_number_key
where kind = 'vaccination' and withdrawn_at is null
group by 1, 2, 3, 4, 5, 6, 7, 8, 9;

insert into dose_change (municipality_code, dose_number, vaccinated_on, vaccine, sex, age_from,
  place_code, venue_name, registered_on, change)
select municipality_code, dose_number, vaccinated_on, vaccine_maker, coalesce(sex, 'unknown'),
  least(100, coalesce(age_from, -1)), place_code, venue_name, registered_on, sum(dose_count)
from erased_dose where kind = 'vaccination'
group by 1, 2, 3, 4, 5, 6, 7, 8, 9;

insert into people_change (municipality_code, standing, sex, cohort, dose_number, change)
select municipality_code, standing, sex, cohort, 0, count(*)
from (${PEOPLE_OF("recipient", 1)}
) as person
group by 1, 2, 3, 4;

insert into people_change (municipality_code, standing, sex, cohort, dose_number, change)
select person.municipality_code, 'registered', person.sex, person.cohort, dose_number, count(*)
from (
  select distinct recipient.municipality_code, recipient.resident_number_key, dose_number,
    coalesce(sex, 'unknown') as sex, coalesce(
      extract(year from birth_date - interval '3 months' - interval '1 day')::smallint, -1
    ) as cohort
  from dose
  join ticket on ticket.municipality_code = dose.municipality_code
    and ticket.ticket_number = dose.ticket_number
  join recipient on recipient.municipality_code = ticket.municipality_code
    and recipient.resident_number_key = ticket.resident_number_key and status is null
  where kind = 'vaccination' and withdrawn_at is null
) as person
group by 1, 2, 3, 4, 5;

insert into people_change (municipality_code, standing, sex, cohort, dose_number, change)
select ticket.municipality_code, 'waiting', 'unknown', -1, 0, count(distinct ticket.ticket_number)
from ticket
join dose on dose.municipality_code = ticket.municipality_code
  and dose.ticket_number = ticket.ticket_number
where resident_number_key is null and kind = 'vaccination' and withdrawn_at is null
group by 1;
`;
