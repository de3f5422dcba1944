import type { Act } from "../../domain/account/act.ts";
import { criteriaOf, type NameSearch } from "../../domain/recipient/name_search.ts";
import {
  mayHaveTwoSlips,
  type NearReason,
  rankNearMatches,
} from "../../domain/recipient/near_match.ts";
import { recordAct, recordActs } from "../audit.ts";
import { lookUp, type Reader, type RegisterReading } from "../reading.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { type ListedPerson, listPeople } from "./listed_person.ts";
import { listNearCandidates, MOST_CANDIDATES, type StoredCandidate } from "./near_candidates.ts";
import { peopleAsAsked } from "./people_query.ts";
import { listTwoSlipsAway } from "./two_slips_away.ts";

/** At most this many people are listed at once. */
export const MOST_LISTED = 50;

export type NearPerson = ListedPerson & { reasons: NearReason[] };

/** Those who are exactly as asked; only when there is nobody, those who nearly are. */
export interface PeopleFound {
  exact: ListedPerson[];
  near: NearPerson[];
  /** Of all that are exact, or near, listed or not; of near ones at least so many if `isCut`. */
  total: number;
  isCut: boolean;
}

/** 「氏名」などで照会, in the own municipality. Who was listed, or that nobody was, is audited. */
export function searchPeople(
  reader: Reader,
  act: Act,
  search: NameSearch,
): Promise<PeopleFound> {
  const code = act.actor.municipalityCode;
  return lookUp(reader, code, {
    look: async (tx) => await findExact(tx, code, search) ?? await findNear(tx, code, search),
    record: (tx, found) => recordFound(tx, act, { search, found }),
  });
}

async function recordFound(
  tx: MunicipalityTransaction,
  act: Act,
  { search, found: { exact, near } }: { search: NameSearch; found: PeopleFound },
): Promise<void> {
  const code = act.actor.municipalityCode;
  const detail = { criteria: criteriaOf(search), ...(near.length > 0 && { near: true }) };
  const listed = [...exact, ...near];
  if (listed.length === 0) {
    await recordAct(tx, code, { by: act, entry: { act: "recipient_not_found", detail } });
  }
  await recordActs(tx, code, {
    by: act,
    entries: listed.map(({ id }) => ({
      act: "recipient_listed",
      subject: { kind: "recipient", id },
      detail,
    })),
  });
}

async function findExact(
  tx: RegisterReading,
  code: string,
  search: NameSearch,
): Promise<PeopleFound | undefined> {
  const rows = await peopleAsAsked(tx, code, search)
    .select(({ fn }) => ["recipient.id", fn.countAll<number>().over().as("total")])
    .orderBy("name_key").orderBy("birth_date").orderBy("resident_number_key").limit(MOST_LISTED)
    .execute();
  if (rows.length === 0) return undefined;
  const exact = await listPeople(tx, code, rows.map(({ id }) => id));
  return { exact, near: [], total: rows[0]!.total, isCut: false };
}

async function findNear(
  tx: RegisterReading,
  code: string,
  search: NameSearch,
): Promise<PeopleFound> {
  const { people: nearest, isCut } = await listNearCandidates(tx, code, search);
  const farther = await listFarther(tx, code, { search, nearest });
  const known = new Set(nearest.map(({ id }) => id));
  const others = (farther ?? []).filter(({ id }) => !known.has(id));
  const ranked = rankNearMatches(search, [...nearest, ...others]);
  const shown = ranked.slice(0, MOST_LISTED);
  const people = await listPeople(tx, code, shown.map(({ id }) => id));
  const near = people.map((person, index) => ({ ...person, reasons: shown[index]!.reasons }));
  const isMore = farther === undefined || farther.length === MOST_CANDIDATES;
  return { exact: [], near, total: ranked.length, isCut: isCut || isMore };
}

/**
 * Those two kana away, whom only a name without a birth date has to be searched for: they come after
 * all others. Undefined when the others fill the list.
 */
async function listFarther(
  tx: RegisterReading,
  code: string,
  { search, nearest }: { search: NameSearch; nearest: readonly StoredCandidate[] },
): Promise<StoredCandidate[] | undefined> {
  const { nameKey, birthDate } = search;
  if (nameKey === null || birthDate !== null || !mayHaveTwoSlips(search)) return [];
  if (rankNearMatches(search, nearest).length >= MOST_LISTED) return undefined;
  return await listTwoSlipsAway(tx, code, { nameKey, most: MOST_CANDIDATES });
}
