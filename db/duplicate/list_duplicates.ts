import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { PersonPair } from "../../domain/duplicate/person_pair.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { duplicatePairs } from "./duplicate_pairs.ts";
import { type ListedPerson, readListedPeople } from "./listed_people.ts";

export interface ListedPair extends PersonPair {
  lower: ListedPerson;
  higher: ListedPerson;
}

export interface DistinctPair extends ListedPair {
  markedAt: Date;
  loginId: string;
  reason: string;
}

/** More pairs than this are not counted: then it is a faulty file, not people. */
export const MOST_COUNTED = 10_000;

/** How many pairs look like one person, at most `MOST_COUNTED`. */
export async function countDuplicates(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from ${duplicatePairs(municipalityCode)} as pair limit ${MOST_COUNTED}
    ) as counted`.execute(tx);
  return rows[0]!.count;
}

/** One page of them. */
export interface DuplicatePage {
  count: number;
  /** From 1; never beyond the last. */
  page: number;
  pageCount: number;
  pairs: ListedPair[];
}

/** Pairs that look like one person, in the order of their kana; page `page` of `length` pairs. */
export function listDuplicates(
  register: Register,
  act: Act,
  { page, length }: { page: number; length: number },
): Promise<DuplicatePage> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    // All of them at once: finding them takes the time, not their number.
    const { rows } = await sql<PersonPair>`
      select lower_id as "lowerId", higher_id as "higherId" from ${duplicatePairs(code)} as pair
      order by name_key, birth_date, lower_id, higher_id limit ${MOST_COUNTED}`.execute(tx);
    const pageCount = Math.max(1, Math.ceil(rows.length / length));
    const shown = Math.min(page, pageCount);
    const onPage = rows.slice((shown - 1) * length, shown * length);
    const pairs = await withPeople(tx, act, { pairs: onPage, criteria: "重複の候補" });
    return { count: rows.length, page: shown, pageCount, pairs };
  });
}

/** Pairs marked as 別人, the newest first. */
export function listDistinctPairs(
  register: Register,
  act: Act,
  limit: number,
): Promise<DistinctPair[]> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const pairs = await tx.selectFrom("distinct_pair")
      .select(["lower_id as lowerId", "higher_id as higherId", "marked_at as markedAt"])
      .select(["login_id as loginId", "reason"])
      .where("municipality_code", "=", code).where("withdrawn_at", "is", null)
      .orderBy("marked_at", "desc").orderBy("id").limit(limit).execute();
    return await withPeople(tx, act, { pairs, criteria: "別人とした2件" });
  });
}

async function withPeople<Pair extends PersonPair>(
  tx: MunicipalityTransaction,
  act: Act,
  { pairs, criteria }: { pairs: readonly Pair[]; criteria: string },
): Promise<(Pair & ListedPair)[]> {
  const ids = [...new Set(pairs.flatMap(({ lowerId, higherId }) => [lowerId, higherId]))];
  const people = await readListedPeople(tx, act, { ids, criteria });
  return pairs.flatMap((pair) => {
    const [lower, higher] = [people.get(pair.lowerId), people.get(pair.higherId)];
    return lower && higher ? [{ ...pair, lower, higher }] : [];
  });
}
