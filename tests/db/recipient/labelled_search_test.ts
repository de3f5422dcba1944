import assert from "node:assert/strict";
import Papa from "papaparse";
import { type PeopleFound, searchPeople } from "../../../db/recipient/search_people.ts";
import { NameSearchForm, nameSearchOf } from "../../../domain/recipient/name_search.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { upload } from "../upload/an_upload.ts";
import { labelledTown } from "./labelled_town.ts";

/** One line of the fixture: what somebody types, of which kind the slip is, and whom they mean. */
interface LabelledSearch {
  kind: string;
  expected: "exact" | "near" | "nobody";
  nameKana: string;
  birthDate: string;
  sex: string;
  /** 個別宛名番号 without padding, separated by blanks: for "exact" all who are so. */
  wanted: string;
}

const FIXTURE = new URL("../../fixtures/search/labelled_searches.csv", import.meta.url);
const searches = Papa.parse<LabelledSearch>(await Deno.readTextFile(FIXTURE), {
  header: true,
  skipEmptyLines: true,
}).data;

const database = await aDatabase();
const act = anAct();
await upload(database, act, { content: labelledTown() });

const tallies = new Map<string, Tally>();

interface Tally {
  searches: number;
  wanted: number;
  found: number;
  listed: number;
  first: number;
}

for (const [index, search] of searches.entries()) {
  const { kind, expected, nameKana, birthDate, sex } = search;
  const name = `${index + 1} ${kind}: ${[nameKana, birthDate, sex].filter(Boolean).join(" ")}`;
  Deno.test(`${name} is ${expected}`, async () => {
    const form = NameSearchForm.parse({ nameKana, birthDate, sex });
    const found = await searchPeople(database, act, nameSearchOf(form));
    const listed = numbersOf(found);
    const wanted = search.wanted.split(" ").filter(Boolean);
    count(search, { wanted, listed });
    if (expected === "near") {
      assert.deepEqual(found.exact, []);
      assert.ok(wanted.every((number) => listed.includes(number)), `${wanted} not in ${listed}`);
    } else {
      assert.deepEqual(listed.toSorted(), wanted.toSorted());
      assert.deepEqual(found.near, []);
    }
  });
}

/** Runs last: of what each kind of slip finds, how much is wanted. */
Deno.test("every search of the labelled set was counted", () => {
  const lines = [...tallies].map(([kind, { searches, wanted, found, listed, first }]) =>
    `| ${kind} | ${searches} | ${share(found, wanted)} | ${share(found, listed)} | ${
      share(first, searches)
    } |`
  );
  console.log(
    ["| slip | searches | recall | precision | wanted first |", "|---|---|---|---|---|", ...lines]
      .join("\n"),
  );
  const sum = [...tallies].filter(([kind]) => /^(exact|near|nobody)$/.test(kind))
    .reduce((total, [, tally]) => total + tally.searches, 0);
  assert.equal(sum, searches.length);
  assert.ok(sum >= 190);
});

function numbersOf({ exact, near }: PeopleFound): string[] {
  return [...exact, ...near].map((person) => person.residentNumber.replace(/^0+/, ""));
}

function count(
  { kind, expected }: LabelledSearch,
  { wanted, listed }: { wanted: string[]; listed: string[] },
): void {
  for (const name of [expected, kind]) {
    const tally = tallies.get(name) ?? { searches: 0, wanted: 0, found: 0, listed: 0, first: 0 };
    tally.searches++;
    tally.wanted += wanted.length;
    tally.found += wanted.filter((number) => listed.includes(number)).length;
    tally.listed += listed.length;
    if (wanted.includes(listed[0]!)) tally.first++;
    tallies.set(name, tally);
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(2);
}
