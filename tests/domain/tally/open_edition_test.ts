import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import type { GroupFigure } from "../../../domain/tally/figures.ts";
import {
  detailCells,
  detailOf,
  type DetailRow,
  FEWEST_DETAILED,
  type PrefectureGroups,
} from "../../../domain/tally/open_detail.ts";
import { EDITION_DAYS, nextEdition } from "../../../domain/tally/open_edition.ts";

const FIRST_DAY = "2021-07-01";
const PLACES = ["12", "13", "31"];

/** Doses 1 of three prefectures; `scale` of 1 is some thousand each. */
function somePlaces(scale: number, seed = 1): PrefectureGroups[] {
  let chance = seed;
  const next = () => (chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return PLACES.map((prefecture, place) => ({
    prefecture,
    groups: (["ファイザー", "武田／モデルナ", "どこか"] as const).flatMap((vaccine, rank) =>
      (["female", "male", "unknown"] as const).flatMap((sex) =>
        [20, 40, 65, 90, -1].map((ageFrom): GroupFigure => {
          const share = [1, 0.1, 0.002][rank]! * (sex === "unknown" ? 0.002 : 1) /
            (ageFrom === -1 ? 500 : 1) / (place + 1);
          const count = Math.round(2_000 * scale * share * (0.5 + next()));
          return { doseNumber: 1, vaccine, sex, ageFrom, count };
        })
      )
    ),
  }));
}

const edition = (places: readonly PrefectureGroups[], day: string, earlier: DetailRow[] = []) =>
  nextEdition({ places, doseNumber: 1, day, earlier });

const keyOf = ({ prefecture, vaccine, gender, age }: DetailRow) =>
  [prefecture, vaccine, gender, age].join(" ");
const shownOf = (rows: readonly DetailRow[]) =>
  new Map(rows.filter(({ count }) => count !== undefined).map((row) => [keyOf(row), row.count!]));

Deno.test("small counts are hidden, and the unknown are in no row", () => {
  const rows = edition(somePlaces(1), FIRST_DAY);
  assert.ok(rows.some(({ count }) => count === undefined));
  for (const { gender, age, vaccine, count } of rows) {
    assert.ok(gender !== "U" && age !== "UNK" && age !== "ALL");
    const isPublic = vaccine === "ALL" && (age === "-64" || age === "65-");
    if (count !== undefined && !isPublic) assert.ok(count >= FEWEST_DETAILED, `${count}`);
  }
});

Deno.test("what is shown of the nation is the sum of its prefectures, where they are shown", () => {
  const shown = shownOf(edition(somePlaces(50), FIRST_DAY));
  for (const age of ["20-24", "40-44", "65-69", "90-94", "-64", "65-"]) {
    const parts = PLACES.map((place) => shown.get(`${place} ALL F ${age}`));
    const sum = parts.reduce<number>((all, each) => all + each!, 0);
    assert.equal(shown.get(`00 ALL F ${age}`), sum, age);
  }
});

Deno.test("for four weeks the last edition stands, then there is a new one", () => {
  const first = edition(somePlaces(10), FIRST_DAY);
  const before = edition(somePlaces(20), daysLater(FIRST_DAY, EDITION_DAYS - 1), first);
  assert.deepEqual(before, first);
  const day = daysLater(FIRST_DAY, EDITION_DAYS);
  const second = edition(somePlaces(20), day, first);
  assert.deepEqual(new Set(second.map(({ asOf }) => asOf)), new Set([day]));
});

Deno.test("when hardly anybody came since, the last edition stands", () => {
  const places = somePlaces(10);
  const first = edition(places, FIRST_DAY);
  const more = places.map(({ prefecture, groups }) => ({
    prefecture,
    groups: groups.map((group) => ({ ...group, count: group.count + 2 })),
  }));
  assert.deepEqual(edition(more, daysLater(FIRST_DAY, 100), first), first);
});

/** Most kinds of people by hundreds more, some by a few; after corrections also by a few less. */
const someGrowth = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 100, max: 900 }) },
    { weight: 1, arbitrary: fc.integer({ min: -2, max: 3 }) },
  ),
  { minLength: 45, maxLength: 45 },
);

function grown(places: readonly PrefectureGroups[], growth: readonly number[]): PrefectureGroups[] {
  return places.map(({ prefecture, groups }, place) => ({
    prefecture,
    groups: groups.map((group, index) => {
      const kind = place * 15 + index % 15; // by sex and age, alike for every vaccine
      return { ...group, count: Math.max(0, group.count + growth[kind]!) };
    }),
  }));
}

Deno.test("subtracting any two editions never shows a difference of less than ten people", () => {
  let renewals = 0;
  fc.assert(
    fc.property(fc.array(someGrowth, { minLength: 2, maxLength: 4 }), (steps) => {
      let places = somePlaces(50);
      let published = edition(places, FIRST_DAY);
      for (const [index, growth] of steps.entries()) {
        places = grown(places, growth);
        const rows = edition(places, daysLater(FIRST_DAY, (index + 1) * EDITION_DAYS), published);
        const days = new Set(published.map(({ asOf }) => asOf));
        if (days.has(rows[0]!.asOf)) continue;
        renewals++;
        for (const day of days) {
          assertFarApart(published.filter(({ asOf }) => asOf === day), rows);
        }
        published = [...published, ...rows];
      }
    }),
    { numRuns: 12 },
  );
  assert.ok(renewals > 12, `${renewals}`);
});

/** Public counts, which other files tell of every day, excepted. */
function assertFarApart(earlier: readonly DetailRow[], later: readonly DetailRow[]): void {
  const before = shownOf(earlier);
  for (const [key, count] of shownOf(later)) {
    const former = before.get(key);
    if (former === undefined || / ALL [FM] (-64|65-)$/.test(key)) continue;
    assert.ok(former === count || Math.abs(former - count) >= FEWEST_DETAILED, key);
  }
}

Deno.test("rows are read again as they were written", () => {
  const rows = edition(somePlaces(1), FIRST_DAY);
  assert.deepEqual(detailOf(detailCells(rows)), rows);
});
