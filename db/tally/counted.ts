import { sql } from "kysely";

// What the register's rows count under, said a second time, so that a recount can tell when the
// database's own counting (migrations 0033 and 0034) goes wrong.

/** Of `dose`: a vaccination that stands. */
export const COUNTS = sql`dose.kind = 'vaccination' and dose.withdrawn_at is null`;

/** Columns of `dose` as `dose_change` names them; whose it is comes from elsewhere. */
export const OWN_FACTS = sql`dose.dose_number, dose.vaccinated_on, dose.vaccine_maker as vaccine,
  dose.place_code, dose.venue_name,
  (dose.registered_at at time zone 'Asia/Tokyo')::date as registered_on`;

/** The columns of `dose_change` but for the municipality's and the count. */
export const DOSE_FACTS = sql`dose_number, vaccinated_on, vaccine, sex, age_from, place_code,
  venue_name, registered_on`;

/** Likewise of `people_change`. */
export const PEOPLE_FACTS = sql`standing, sex, cohort, dose_number`;

/** `sex` and `age_from` of whoever got a dose on `vaccinated_on`. */
export const WHOSE = sql`coalesce(sex, 'unknown') as sex,
  (case when birth_date is null then -1 else least(100,
    greatest(0, extract(year from age(vaccinated_on, birth_date))::integer / 5 * 5)
  ) end)::smallint as age_from`;

/** `sex` and `cohort` of a person. */
export const WHO = sql`coalesce(sex, 'unknown') as sex, coalesce(
    extract(year from birth_date - interval '3 months' - interval '1 day'), -1
  )::smallint as cohort`;

/** Rows of `erased_dose`, under what they counted before they were erased. */
export const ERASED_FACTS = sql`erased_dose.dose_number, erased_dose.vaccinated_on,
  erased_dose.vaccine_maker as vaccine, coalesce(erased_dose.sex, 'unknown') as sex,
  least(100, coalesce(erased_dose.age_from, -1))::smallint as age_from, erased_dose.place_code,
  erased_dose.venue_name, erased_dose.registered_on, erased_dose.dose_count`;
