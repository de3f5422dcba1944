import { type RawBuilder, sql } from "kysely";
import type { KeyRange } from "../../domain/recipient/key_beginning.ts";
import {
  type Counting,
  MOST_IN_RANGE,
  walkNearKeys,
} from "../../domain/recipient/near_key_walk.ts";
import { countSlips } from "../../domain/recipient/near_name.ts";
import type { RegisterReading } from "../reading.ts";
import { LAST_LETTER, type StoredCandidate } from "./near_candidates.ts";

/**
 * At most `most` people with names two slips from `nameKey`, through the index on names alone. The
 * `limit` in each lateral look-up keeps it one for each beginning: joined otherwise, PostgreSQL may
 * read the whole municipality.
 */
export async function listTwoSlipsAway(
  tx: RegisterReading,
  municipalityCode: string,
  { nameKey, most }: { nameKey: string; most: number },
): Promise<StoredCandidate[]> {
  const walk = walkNearKeys(nameKey);
  let step = walk.next();
  while (!step.done) step = walk.next(await countBelow(tx, municipalityCode, step.value));
  const { keys, ranges } = step.value;
  const inRanges = await keysInQuery(municipalityCode, ranges).execute(tx);
  const alike = inRanges.rows.filter(({ key }) => countSlips(nameKey, key) === 2);
  const named = new Set([...keys, ...alike.map(({ key }) => key)]);
  return (await namedQuery(municipalityCode, { keys: [...named], most }).execute(tx)).rows;
}

/** People below each beginning, at most as many as asked for. */
export async function countBelow(
  tx: RegisterReading,
  code: string,
  countings: readonly Counting[],
): Promise<number[]> {
  const counts = countings.map(() => 0);
  const { rows } = await countQuery(code, countings).execute(tx);
  for (const { place, people } of rows) counts[place - 1] = people;
  return counts;
}

/** Where there is anybody. */
export function countQuery(code: string, countings: readonly Counting[]) {
  return sql<{ place: number; people: number }>`
    select place::integer, people
    from unnest(
      ${countings.map(({ beginning }) => beginning)}::text[],
      ${countings.map(({ most }) => most)}::integer[]
    ) with ordinality as asked (beginning, most, place)
    cross join lateral (
      select count(*)::integer as people from (
        select from recipient where municipality_code = ${code} and ${isBelow(sql`beginning`)}
        limit most
      ) as person
    ) as counted
    where people > 0`;
}

/** What people are called in the ranges: the index knows without looking at anybody. */
export function keysInQuery(code: string, ranges: readonly KeyRange[]) {
  return sql<{ key: string }>`
    select distinct found.key from unnest(
      ${ranges.map(({ begins }) => begins)}::text[],
      ${ranges.map(({ ends }) => ends)}::text[],
      ${ranges.map(({ longest }) => longest)}::integer[]
    ) as asked (begins, ends, longest)
    cross join lateral (
      select name_key as key from recipient
      where municipality_code = ${code} and ${isBelow(sql`begins`)}
        and starts_with(name_key, begins) and char_length(name_key) <= longest
        and right(name_key, char_length(ends)) = ends
      limit ${MOST_IN_RANGE}
    ) as found`;
}

export function namedQuery(code: string, { keys, most }: { keys: string[]; most: number }) {
  return sql<StoredCandidate>`
    select person.* from unnest(${keys}::text[]) as asked (key)
    cross join lateral (
      select id, name_key as "nameKey", birth_date as "birthDate", sex from recipient
      where municipality_code = ${code} and name_key = key
      limit ${most}
    ) as person
    limit ${most}`;
}

/** The range is what the index knows; in a linguistic order it holds others too. */
function isBelow(beginning: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`name_key >= ${beginning} and name_key < ${beginning} || ${LAST_LETTER}`;
}
