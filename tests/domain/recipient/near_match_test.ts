import assert from "node:assert/strict";
import { type Candidate, rankNearMatches } from "../../../domain/recipient/near_match.ts";
import type { NameSearch } from "../../../domain/recipient/name_search.ts";

const ASKED: NameSearch = { nameKey: "ヤマザキハナ", birthDate: "1956-04-12", sex: "female" };
const STORED: Candidate = { nameKey: "ヤマザキハナ", birthDate: "1956-04-12", sex: "female" };

/** What the person differs in, of a search that asks name, birth date and sex unless told less. */
const offered: [what: string, stored: Partial<Candidate>, reasons: string[]][] = [
  ["one kana different", { nameKey: "ヤマザキハル" }, ["name_one"]],
  ["one kana too many", { nameKey: "ヤマザキハナコ" }, ["name_one"]],
  ["two kana exchanged", { nameKey: "ヤマザキナハ" }, ["name_one"]],
  ["two kana different", { nameKey: "ヤマサトハル" }, []],
  ["two kana different, one of them voiced", { nameKey: "ヤマサキハル" }, ["name_two"]],
  ["given name typed first", { nameKey: "ハナヤマザキ" }, ["name_reversed"]],
  ["given name typed first and another birth date", {
    nameKey: "ハナヤマザキ",
    birthDate: "1980-01-01",
  }, ["name_reversed", "date_other"]],
  ["voiced marks only", { nameKey: "ヤマサキバナ" }, ["name_voiced"]],
  ["the beginning of a longer name", { nameKey: "ヤマザキハナヨリエ" }, ["name_begins"]],
  ["day and month exchanged", { birthDate: "1956-12-04" }, ["date_swapped"]],
  ["one digit different", { birthDate: "1966-04-12" }, ["date_digit"]],
  ["another birth date", { birthDate: "1980-01-01" }, ["date_other"]],
  ["no birth date in the register", { birthDate: null }, ["date_missing"]],
  ["another sex", { sex: "male" }, ["sex_other"]],
  ["no sex in the register", { sex: null }, ["sex_missing"]],
  ["one kana and the day exchanged", { nameKey: "ヤマザキハル", birthDate: "1956-12-04" }, [
    "name_one",
    "date_swapped",
  ]],
  ["one kana and another birth date", { nameKey: "ヤマザキハル", birthDate: "1980-01-01" }, []],
  ["two kana and one digit", { nameKey: "ヤマサキハル", birthDate: "1966-04-12" }, []],
  ["no name in the register", { nameKey: "" }, []],
];

for (const [what, stored, reasons] of offered) {
  Deno.test(`${what}: ${reasons.length > 0 ? `offered for ${reasons}` : "not offered"}`, () => {
    const [match] = rankNearMatches(ASKED, [{ ...STORED, ...stored }]);
    assert.deepEqual(match?.reasons ?? [], reasons);
  });
}

Deno.test("who is exactly as asked is not near", () => {
  assert.deepEqual(rankNearMatches(ASKED, [STORED]), []);
  assert.deepEqual(rankNearMatches({ ...ASKED, birthDate: null, sex: null }, [STORED]), []);
});

Deno.test("without a birth date, two kana in a name shorter than five are too many", () => {
  const reasonsOf = (nameKey: string, stored: string) =>
    rankNearMatches({ ...ASKED, nameKey, birthDate: null }, [{ ...STORED, nameKey: stored }])[0]
      ?.reasons;
  assert.deepEqual(reasonsOf("ヤマザキハナ", "ヤマサキハル"), ["name_two"]);
  assert.deepEqual(reasonsOf("モリケイ", "モトケン"), undefined);
  assert.deepEqual(reasonsOf("モリケイ", "モリケン"), ["name_one"]);
  assert.deepEqual(reasonsOf("モリケイコ", "モトケンコ"), ["name_two"]);
});

Deno.test("without a birth date, two kana come after everything else, however much that differs", () => {
  const asked = { ...ASKED, birthDate: null };
  const people: Candidate[] = [
    { ...STORED, nameKey: "ヤマサキハル" },
    { ...STORED, nameKey: "ヤマザキハナヨリエ", sex: "male" },
    { ...STORED, nameKey: "ヤマザキハル" },
  ];
  const ranked = rankNearMatches(asked, people).map(({ nameKey }) => nameKey);
  assert.deepEqual(ranked, ["ヤマザキハル", "ヤマザキハナヨリエ", "ヤマサキハル"]);
});

Deno.test("without a name, the birth date is the same or has its day and month exchanged", () => {
  const asked = { ...ASKED, nameKey: null };
  const reasonsOf = (stored: Partial<Candidate>) =>
    rankNearMatches(asked, [{ ...STORED, nameKey: "タナカ", ...stored }])[0]?.reasons;
  assert.deepEqual(reasonsOf({ birthDate: "1956-12-04" }), ["date_swapped"]);
  assert.deepEqual(reasonsOf({ sex: "male" }), ["sex_other"]);
  assert.equal(reasonsOf({ birthDate: "1966-04-12" }), undefined);
});

Deno.test("the likeliest comes first: fewer and smaller differences before more and larger", () => {
  const people: Candidate[] = [
    { ...STORED, birthDate: "1980-01-01" },
    { ...STORED, nameKey: "ヤマザキハル", birthDate: "1956-12-04" },
    { ...STORED, nameKey: "ヤマサキハル" },
    { ...STORED, nameKey: "ヤマザキハナヨリエ" },
    { ...STORED, nameKey: "ヤマザキハル" },
    { ...STORED, nameKey: "ヤマサキハナ" },
    { ...STORED, sex: null },
    { ...STORED, nameKey: "ザキハナヤマ" },
  ];
  const ranked = rankNearMatches(ASKED, people).map(({ reasons: _, ...person }) => person);
  assert.deepEqual(ranked, [
    people[7],
    people[6],
    people[5],
    people[4],
    people[3],
    people[2],
    people[1],
    people[0],
  ]);
});
