import assert from "node:assert/strict";
import fc from "fast-check";
import type { PeopleFigure } from "../../../domain/tally/figures.ts";
import {
  bandLabel,
  coverageByAge,
  coverageByBand,
  coverageOf,
  doseNumbersOf,
  percentText,
  TALLY_SEXES,
} from "../../../domain/tally/statistics_coverage.ts";

const peopleFigure = fc.record({
  sex: fc.constantFrom(...TALLY_SEXES),
  cohort: fc.oneof(fc.constant(-1), fc.integer({ min: 1900, max: 2021 })),
  doseNumber: fc.integer({ min: 0, max: 4 }),
  people: fc.integer({ min: 1, max: 1000 }),
});

const figure = (cohort: number, doseNumber: number, people: number): PeopleFigure => {
  return { sex: "male", cohort, doseNumber, people };
};

Deno.test("the ages and the bands add up to everybody", () => {
  fc.assert(fc.property(fc.array(peopleFigure), (figures) => {
    const all = coverageOf(figures);
    for (const coverageBy of [coverageByAge, coverageByBand]) {
      const parts = coverageBy(figures, 2021);
      assert.equal(parts.reduce((sum, { people }) => sum + people, 0), all.people);
      for (const [doseNumber, people] of all.vaccinated) {
        const sum = parts.reduce((sum, one) => sum + (one.vaccinated.get(doseNumber) ?? 0), 0);
        assert.equal(sum, people);
      }
    }
  }));
});

Deno.test("a cohort is in the band of the age it reaches by the end of the fiscal year", () => {
  const bands = coverageByBand([
    figure(1956, 0, 10), // 65
    figure(1956, 1, 4),
    figure(1952, 0, 5), // 69
    figure(1957, 0, 2), // 64
    figure(1918, 0, 1), // 103
    figure(2021, 0, 3), // 0
    figure(-1, 0, 7),
  ], 2021);
  assert.deepEqual(
    bands.map(({ ageFrom, people, vaccinated }) => [bandLabel(ageFrom), people, ...vaccinated]),
    [
      ["0～4歳", 3],
      ["60～64歳", 2],
      ["65～69歳", 15, [1, 4]],
      ["100歳以上", 1],
      ["年齢不明", 7],
    ],
  );
});

Deno.test("a year later everybody is a year older", () => {
  const figures = [figure(1956, 0, 1), figure(1957, 0, 1), figure(-1, 0, 1)];
  const ages = (year: number) => coverageByAge(figures, year).map(({ ageFrom }) => ageFrom);
  assert.deepEqual([ages(2021), ages(2022)], [[64, 65, -1], [65, 66, -1]]);
});

Deno.test("every dose anybody had is listed, the two of the programme always", () => {
  assert.deepEqual(doseNumbersOf([]), [1, 2]);
  assert.deepEqual(doseNumbersOf([{ doseNumber: 0 }, { doseNumber: 4 }]), [1, 2, 4]);
});

Deno.test("a share has one decimal, and of nobody there is none", () => {
  assert.deepEqual([percentText(1, 3), percentText(0, 3), percentText(0, 0)], [
    "33.3%",
    "0.0%",
    "–",
  ]);
});
