import { type RawBuilder, sql } from "kysely";

/**
 * Pairs of people in place with the same folded kana, birth date and sex, which nobody has marked
 * as 別人: a table expression with `lower_id`, `higher_id` (recipient ids in the order of a pair),
 * `lower_key`, `higher_key` (their folded 個別宛名番号), `name_key` and `birth_date`.
 * Some 0.4 s for 1,000,000 people; for a few of them there is `duplicatePairsOf`.
 */
export function duplicatePairs(municipalityCode: string): RawBuilder<unknown> {
  // The index alone tells who has a namesake born on the same day. Few have, which the planner
  // cannot know: OFFSET 0 keeps it from reading the whole table beside them.
  return pairs(
    municipalityCode,
    sql`(
      select name_key, birth_date from recipient
      where municipality_code = ${municipalityCode}
      group by name_key, birth_date having count(*) between 2 and ${MOST_NAMESAKES}
    ) as namesake
    cross join lateral (
      select * from recipient where municipality_code = ${municipalityCode}
        and name_key = namesake.name_key and birth_date = namesake.birth_date
      offset 0
    ) as one`,
    sql`one.id < other.id`,
  );
}

/** The same of some people only: `keys` is a text array of folded 個別宛名番号. */
export function duplicatePairsOf(
  municipalityCode: string,
  keys: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return pairs(
    municipalityCode,
    sql`recipient as one`,
    sql`${
      hasFewNamesakes(municipalityCode)
    } and one.municipality_code = ${municipalityCode} and one.resident_number_key = any(${keys})
      and one.id <> other.id
      and (one.id < other.id or not other.resident_number_key = any(${keys}))`,
  );
}

/**
 * More people of one name and birthday than this are a stand-in a register writes for what it does
 * not know; their pairs would be hundreds of thousands, and none of them a person kept twice.
 */
const MOST_NAMESAKES = 20;

function hasFewNamesakes(municipalityCode: string): RawBuilder<unknown> {
  return sql`(
    select count(*) from (
      select from recipient where municipality_code = ${municipalityCode}
        and name_key = one.name_key and birth_date = one.birth_date
      limit ${MOST_NAMESAKES + 1}
    ) as namesake
  ) <= ${MOST_NAMESAKES}`;
}

function pairs(
  municipalityCode: string,
  ones: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const ordered = (lower: RawBuilder<unknown>, higher: RawBuilder<unknown>) =>
    sql`case when one.id < other.id then ${lower} else ${higher} end`;
  return sql`(
    select least(one.id, other.id) as lower_id, greatest(one.id, other.id) as higher_id,
      ${ordered(sql`one.resident_number_key`, sql`other.resident_number_key`)} as lower_key,
      ${ordered(sql`other.resident_number_key`, sql`one.resident_number_key`)} as higher_key,
      one.name_key, one.birth_date
    from ${ones}
    cross join lateral (
      select id, resident_number_key from recipient
      where municipality_code = ${municipalityCode} and name_key = one.name_key
        and birth_date = one.birth_date and sex = one.sex and status is null
      offset 0
    ) as other
    where ${condition} and one.name_key <> '' and one.status is null
      and not exists (
        select from distinct_pair as told where told.municipality_code = ${municipalityCode}
          and told.lower_id = least(one.id, other.id)
          and told.higher_id = greatest(one.id, other.id) and told.withdrawn_at is null
      )
  )`;
}
