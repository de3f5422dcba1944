import assert from "node:assert/strict";
import fc from "fast-check";
import { PREFECTURES } from "../../../domain/municipality/municipality_master.ts";
import { publicParts, publicTotal, SMALL } from "../../../domain/tally/public_counts.ts";
import {
  publicFigures,
  publicShare,
  type PublicTallies,
} from "../../../domain/tally/public_figures.ts";
import { boundsOf } from "./linear_bounds.ts";

const TODAY = "2021-07-01";
const NOTHING: PublicTallies = { nation: [], prefectures: [], people: [], days: [] };
const of = (area: string, doseNumber: number, people: number) => ({ area, doseNumber, people });

Deno.test("before the campaign there is nobody, in two doses and 47 prefectures", () => {
  const figures = publicFigures(NOTHING, TODAY);
  assert.deepEqual(figures.doseNumbers, [1, 2]);
  assert.deepEqual(figures.nation, { people: 0, vaccinated: [0, 0] });
  assert.equal(figures.prefectures.length, 47);
  assert.ok(figures.prefectures.every(({ people }) => people === 0));
  assert.deepEqual([figures.days, figures.ages, figures.doses.vaccines], [[], [], []]);
});

Deno.test("large figures are shown as they are, by prefecture, age and vaccine", () => {
  const people = (doseNumber: number, people: number) => ({
    sex: "female" as const,
    cohort: 1956,
    doseNumber,
    people,
  });
  const figures = publicFigures({
    nation: [of("00", 0, 300), of("00", 1, 210), of("00", 2, 100)],
    prefectures: [of("01", 0, 200), of("01", 1, 150), of("01", 2, 100)].concat(
      of("12", 0, 100),
      of("12", 1, 60),
    ),
    people: [people(0, 300), people(1, 210), { ...people(2, 60), sex: "male" }, people(2, 40)],
    days: [
      { vaccinatedOn: "2021-06-30", doseNumber: 1, vaccine: "ファイザー", count: 213 },
      { vaccinatedOn: TODAY, doseNumber: 2, vaccine: "武田/モデルナ", count: 101 },
    ],
  }, TODAY);
  assert.deepEqual(figures.nation, { people: 300, vaccinated: [210, 100] });
  const shown = figures.prefectures.filter(({ people }) => people !== 0);
  assert.deepEqual(shown, [
    { code: "01", people: 200, vaccinated: [150, 100] },
    { code: "12", people: 100, vaccinated: [60, 0] },
  ]);
  assert.deepEqual(figures.ages, [{ ageFrom: 65, people: 300, vaccinated: [210, 100] }]);
  assert.deepEqual(figures.doses, {
    all: { given: 314, byDose: [213, 101] },
    vaccines: [
      { vaccine: "pfizer", given: 213, byDose: [213, 0] },
      { vaccine: "moderna", given: 101, byDose: [0, 101] },
    ],
  });
});

Deno.test("a third dose of a few hides nothing else, and is in no figure", () => {
  const given = (doseNumber: number, count: number) => ({
    vaccinatedOn: TODAY,
    doseNumber,
    vaccine: "ファイザー",
    count,
  });
  const few = publicFigures(
    { ...NOTHING, days: [1, 2, 3].map((n) => given(n, 40 - 12 * n)) },
    TODAY,
  );
  assert.deepEqual([few.doseNumbers, few.doses.all], [[1, 2], { given: 44, byDose: [28, 16] }]);
  const enough = publicFigures({ ...NOTHING, days: [1, 2, 3].map((n) => given(n, 40)) }, TODAY);
  assert.deepEqual(enough.doseNumbers, [1, 2, 3]);
});

Deno.test("the name that a municipality gave a vaccine of its own is told to nobody", () => {
  const days = ["医師会の山田さんのワクチン", "ノババックス"].map((vaccine) => ({
    vaccinatedOn: TODAY,
    doseNumber: 1,
    vaccine,
    count: 30,
  }));
  const { doses } = publicFigures({ ...NOTHING, days }, TODAY);
  assert.deepEqual(doses.vaccines.map(({ vaccine, given }) => [vaccine, given]), [["other", 60]]);
});

Deno.test("a share is told of nobody and of nothing hidden", () => {
  assert.equal(publicShare(30, 40), 75);
  assert.deepEqual([publicShare(undefined, 40), publicShare(30, undefined), publicShare(0, 0)], [
    undefined,
    undefined,
    undefined,
  ]);
});

const parts = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 })),
  { minLength: 2, maxLength: 7 },
);

Deno.test("no small part is shown, nor can be told from the others and the total", () => {
  fc.assert(fc.property(parts, (counts) => {
    const shown = publicParts(counts);
    const sum = counts.reduce((all, count) => all + count, 0);
    const total = publicTotal(sum);
    // What everybody knows: the shown parts and, where it is shown, the total.
    const unknowns = counts.length + (total === undefined ? 1 : 0);
    const row = (at: (index: number) => number) =>
      Array.from({ length: unknowns }, (_, i) => at(i));
    const rows = [row((i) => i < counts.length ? 1 : -1)];
    const totals = [total ?? 0];
    for (const [index, count] of shown.entries()) {
      if (count === undefined) continue;
      assert.ok(count === 0 || count >= SMALL, `${count} of ${counts}`);
      assert.equal(count, counts[index]);
      rows.push(row((i) => i === index ? 1 : 0));
      totals.push(count);
    }
    for (const [index, count] of shown.entries()) {
      if (count !== undefined) continue;
      const { least, most } = boundsOf({ rows, totals }, row((i) => i === index ? 1 : 0));
      assert.ok(most - least >= SMALL - 1, `${counts} at ${index}: ${least}–${most}`);
    }
  }));
});

Deno.test("of the 47 prefectures only as many are hidden as must be", () => {
  const counts = PREFECTURES.map((_, index) => index === 3 ? 4 : 1_000 + index);
  const hidden = publicParts(counts).flatMap((count, index) => count === undefined ? [index] : []);
  assert.equal(hidden.length, 2);
  assert.ok(hidden.includes(3));
});
