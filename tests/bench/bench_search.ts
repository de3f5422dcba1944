import type { Sql } from "postgres";
import { connect } from "../../db/connection.ts";
import { seededRandom } from "../../db/demo/seeded_random.ts";
import { lookUpTicket } from "../../db/recipient/look_up_ticket.ts";
import { searchPeople } from "../../db/recipient/search_people.ts";
import { NameSearchForm, nameSearchOf } from "../../domain/recipient/name_search.ts";
import { paths } from "../../views/paths.ts";
import { BENCH_MUNICIPALITY, benchAct } from "./bench_act.ts";
import type { BenchServer } from "./bench_server.ts";
import { loadManyPeople } from "./many_people.ts";
import { measure } from "./measurement.ts";
import { percentiles } from "./percentiles.ts";
import { type SampledPerson, SEARCH_KINDS } from "./search_kinds.ts";
import { selectsOf } from "./search_selects.ts";

const SEARCHES_OF_A_KIND = 300;
const WARM_UP = 30;

/** One search in the three ways it is made; `server` answers how many people are listed. */
interface Ways {
  bare: () => Promise<unknown>;
  server: () => Promise<number>;
  http: () => Promise<unknown>;
}

/**
 * 照会 in a municipality with 74 % of `people`: the bare SELECTs as the owner, to whom row-level
 * security does not apply; the whole function, with its transaction and its audit; the whole request
 * over HTTP, without the record it may lead to. Each search is made in the three ways in turn.
 */
export async function benchSearch(server: BenchServer, people: number): Promise<string> {
  const load = await measure("load", people, () => loadManyPeople(server.address, people));
  const owner = connect(server.address, "owner", 1);
  try {
    const persons = await samplePeople(owner);
    const lines = [
      await line("接種券番号", persons.map((person) => ticketSearch(server, owner, person))),
    ];
    for (const { what, isNear, type } of SEARCH_KINDS) {
      const random = seededRandom(5);
      const searches = [];
      for (const person of persons) {
        const typing = { nameKana: "", birthDate: "", sex: "", ...type(person, random) };
        searches.push(await nameSearch(server, owner, { typing, isNear }));
      }
      lines.push(await line(what, searches));
    }
    return [
      `## 照会, ${people.toLocaleString("en")} people (loaded in ${load.seconds.toFixed(0)} s)\n`,
      `p50 / p95 in ms of ${persons.length} searches each; × compares the p50 with the bare SQL's\n`,
      "| what | people listed | bare SQL | in the server | × | over HTTP |",
      "|---|---|---|---|---|---|",
      ...lines,
      "",
    ].join("\n");
  } finally {
    await owner.end();
  }
}

async function samplePeople(owner: Sql): Promise<SampledPerson[]> {
  return await owner<SampledPerson[]>`
    select ticket_number as "ticketNumber", family_kana as family, given_kana as given,
      birth_date as "birthDate", sex
    from recipient join ticket using (municipality_code, resident_number_key)
    where municipality_code = ${BENCH_MUNICIPALITY} and hashtext(resident_number_key) % 1000 = 7
      and char_length(family_key) > 1 and char_length(given_key) > 1
      and to_char(birth_date, 'MMDD') <> '0229'
    order by hashtext(ticket_number) limit ${SEARCHES_OF_A_KIND}`;
}

function ticketSearch(
  { database, staff }: BenchServer,
  owner: Sql,
  { ticketNumber }: SampledPerson,
): Ways {
  return {
    bare: () =>
      owner`
        select ticket.id, recipient.id from ticket
          left join recipient using (municipality_code, resident_number_key)
        where municipality_code = ${BENCH_MUNICIPALITY} and ticket_number = ${ticketNumber}`,
    server: async () => await lookUpTicket(database, benchAct(), ticketNumber) ? 1 : 0,
    http: () => staff.post(paths.search, { ticketNumber }),
  };
}

async function nameSearch(
  { database, staff }: BenchServer,
  owner: Sql,
  { typing, isNear }: { typing: Record<string, string>; isNear: boolean },
): Promise<Ways> {
  const search = nameSearchOf(NameSearchForm.parse(typing));
  const selects = await selectsOf(database.register, search);
  return {
    bare: async () => {
      for (const { sql, parameters } of isNear ? selects : selects.slice(0, 1)) {
        await owner.unsafe(sql, parameters as string[], { prepare: true });
      }
    },
    server: async () => {
      const { exact, near } = await searchPeople(database, benchAct(), search);
      return exact.length + near.length;
    },
    http: () => staff.post(paths.search, typing),
  };
}

async function line(what: string, searches: readonly Ways[]): Promise<string> {
  for (const { bare, server, http } of searches.slice(0, WARM_UP)) {
    for (const way of [bare, server, http]) await way();
  }
  const [bares, servers, https]: [number[], number[], number[]] = [[], [], []];
  let listed = 0;
  for (const { bare, server, http } of searches) {
    bares.push((await measure(what, 1, bare)).seconds);
    servers.push((await measure(what, 1, async () => listed += await server())).seconds);
    https.push((await measure(what, 1, http)).seconds);
  }
  const ratio = percentiles(servers).p50 / percentiles(bares).p50;
  return `| ${what} | ${(listed / searches.length).toFixed(1)} | ${inMs(bares)} | ${
    inMs(servers)
  } | ${ratio.toFixed(1)} | ${inMs(https)} |`;
}

function inMs(seconds: readonly number[]): string {
  const { p50, p95 } = percentiles(seconds);
  return `${(1_000 * p50).toFixed(1)} / ${(1_000 * p95).toFixed(1)}`;
}
