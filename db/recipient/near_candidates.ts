import { sql } from "kysely";
import { datesOneDigitAway, swappedDate } from "../../domain/recipient/near_birth_date.ts";
import type { Candidate } from "../../domain/recipient/near_match.ts";
import { keysOneSlipAway, reversedKeys } from "../../domain/recipient/near_name.ts";
import type { NameSearch } from "../../domain/recipient/name_search.ts";
import type { RegisterReading } from "../reading.ts";

export type StoredCandidate = Candidate & { id: string };

/** More people alike than this are not looked at: whoever asks must say more. */
export const MOST_CANDIDATES = 2_000;
/** Sorts after every name, in C order and by ICU's rules alike. */
export const LAST_LETTER = "\uffff";

interface NearCandidates {
  people: StoredCandidate[];
  /** Whether there are more who were not looked at. */
  isCut: boolean;
}

/**
 * Everyone who could be near what was asked, through the two indexes on name and birth date; the
 * domain judges how near.
 */
export async function listNearCandidates(
  tx: RegisterReading,
  municipalityCode: string,
  search: NameSearch,
): Promise<NearCandidates> {
  const people = new Map<string, StoredCandidate>();
  let isCut = false;
  for (const query of nearQueries(tx, municipalityCode, search)) {
    const found = await query.execute();
    isCut ||= found.length === MOST_CANDIDATES;
    for (const person of found) people.set(person.id, person);
  }
  return { people: [...people.values()], isCut };
}

/** The queries for `search`: each by an index, none by looking through the municipality. */
export function nearQueries(
  tx: RegisterReading,
  municipalityCode: string,
  { nameKey, birthDate }: NameSearch,
) {
  const people = candidates(tx, municipalityCode);
  const queries = [];
  if (birthDate !== null) {
    const dates = [birthDate, swappedDate(birthDate)].filter((date) => date !== undefined);
    queries.push(people.where("birth_date", "in", dates));
  }
  if (nameKey === null) return queries;
  queries.push(people.where("name_key", "=", nameKey));
  const alike = [...keysOneSlipAway(nameKey), ...reversedKeys(nameKey)];
  if (birthDate !== null) {
    // The sum keeps the dates out of the index, which would be asked for each name with each date.
    const born = sql<boolean>`birth_date + 0 = any(${datesOneDigitAway(birthDate)}::date[])`;
    return [...queries, people.where(named(alike)).where(born)];
  }
  queries.push(people.where(named(alike)));
  // The range is what the index knows; in a linguistic order it holds others too.
  queries.push(
    people.where("name_key", ">", nameKey).where("name_key", "<", nameKey + LAST_LETTER)
      .where(sql<boolean>`starts_with(name_key, ${nameKey})`).orderBy("name_key"),
  );
  return queries;
}

function candidates(tx: RegisterReading, municipalityCode: string) {
  return tx.selectFrom("recipient")
    .select(["id", "name_key as nameKey", "birth_date as birthDate", "sex"])
    .where("municipality_code", "=", municipalityCode).limit(MOST_CANDIDATES);
}

/** One array, not a parameter for each name. */
function named(keys: readonly string[]) {
  return sql<boolean>`name_key = any(${keys}::text[])`;
}
