import type { CompiledQuery } from "kysely";
import type { Register } from "../../db/database.ts";
import {
  listNearCandidates,
  MOST_CANDIDATES,
  nearQueries,
} from "../../db/recipient/near_candidates.ts";
import { peopleAsAsked } from "../../db/recipient/people_query.ts";
import { MOST_LISTED } from "../../db/recipient/search_people.ts";
import {
  countBelow,
  countQuery,
  keysInQuery,
  namedQuery,
} from "../../db/recipient/two_slips_away.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../db/tenant.ts";
import type { NameSearch } from "../../domain/recipient/name_search.ts";
import { walkNearKeys } from "../../domain/recipient/near_key_walk.ts";
import { mayHaveTwoSlips, rankNearMatches } from "../../domain/recipient/near_match.ts";
import { BENCH_MUNICIPALITY as code } from "./bench_act.ts";

/** The SELECTs of a search: that of who is exactly as asked, then those of who nearly is. */
export function selectsOf(register: Register, search: NameSearch): Promise<CompiledQuery[]> {
  return inMunicipality(register, code, async (tx) => {
    const exact = peopleAsAsked(tx, code, search).select("recipient.id");
    const near = nearQueries(tx, code, search);
    const selects = [exact, ...near].map((query): CompiledQuery => query.compile());
    const { people } = await listNearCandidates(tx, code, search);
    const isFull = rankNearMatches(search, people).length >= MOST_LISTED;
    if (isFull || search.birthDate !== null || !mayHaveTwoSlips(search)) return selects;
    return [...selects, ...await farSelects(tx, search.nameKey!)];
  });
}

/** What the walk to the names two slips away asks, by what it is answered. */
async function farSelects(tx: MunicipalityTransaction, nameKey: string): Promise<CompiledQuery[]> {
  const selects: CompiledQuery[] = [];
  const walk = walkNearKeys(nameKey);
  let step = walk.next();
  while (!step.done) {
    selects.push(countQuery(code, step.value).compile(tx));
    step = walk.next(await countBelow(tx, code, step.value));
  }
  const { keys, ranges } = step.value;
  const most = MOST_CANDIDATES;
  const last = [keysInQuery(code, ranges), namedQuery(code, { keys, most })];
  return [...selects, ...last.map((query) => query.compile(tx))];
}
