import assert from "node:assert/strict";
import fc from "fast-check";
import type { CellFigure, VenueDayFigure } from "../../../domain/tally/figures.ts";
import {
  coverageRows,
  doseRows,
  entryRows,
  type RowsWish,
  venueLagRows,
  vsysRows,
} from "../../../domain/tally/statistics_rows.ts";

const DAILY: RowsWish = { variant: "daily", from: null, to: null };
const CUMULATIVE: RowsWish = { ...DAILY, variant: "cumulative" };

const cell = fc.record({
  vaccinatedOn: fc.constantFrom("2021-06-01", "2021-06-02", "2021-06-05", "2021-07-01"),
  doseNumber: fc.integer({ min: 1, max: 3 }),
  vaccine: fc.constantFrom("ファイザー", "モデルナ"),
  sex: fc.constantFrom("male", "female", "unknown"),
  ageFrom: fc.constantFrom(-1, 0, 5, 65, 100),
  count: fc.integer({ min: 1, max: 9 }),
});
const cells = fc.uniqueArray(cell, {
  selector: ({ count: _, ...key }) => JSON.stringify(key),
}).map((all) => all.toSorted((a, b) => a.vaccinatedOn < b.vaccinatedOn ? -1 : 1) as CellFigure[]);

const last = (row: readonly unknown[]) => Number(row.at(-1));
const sum = (rows: readonly (readonly unknown[])[]) =>
  rows.reduce((all, row) => all + last(row), 0);
const sumOf = (figures: readonly { count: number }[]) =>
  figures.reduce((all, { count }) => all + count, 0);

Deno.test("day by day the doses add up to all of them", () => {
  fc.assert(fc.property(cells, (figures) => {
    const rows = [...doseRows(figures, DAILY)];
    assert.equal(sum(rows), sumOf(figures));
    assert.equal(rows.length, figures.length);
  }));
});

Deno.test("of any day the running totals add up to all doses until then", () => {
  fc.assert(fc.property(cells, (figures) => {
    const rows = [...doseRows(figures, CUMULATIVE)];
    for (const day of new Set(figures.map(({ vaccinatedOn }) => vaccinatedOn))) {
      const until = figures.filter(({ vaccinatedOn }) => vaccinatedOn <= day);
      assert.equal(sum(rows.filter(([vaccinatedOn]) => vaccinatedOn === day)), sumOf(until));
    }
  }));
});

Deno.test("a period shows its days alone, and the totals go on from before it", () => {
  fc.assert(fc.property(cells, (figures) => {
    const june = { from: "2021-06-02", to: "2021-06-30" };
    const isWithin = ([day]: readonly unknown[]) => day === "2021-06-02" || day === "2021-06-05";
    for (const wish of [DAILY, CUMULATIVE]) {
      const whole = [...doseRows(figures, wish)];
      assert.deepEqual([...doseRows(figures, { ...wish, ...june })], whole.filter(isWithin));
    }
  }));
});

Deno.test("a row of doses says in words whose they are, and 0 where a day has none", () => {
  const one = { doseNumber: 1, vaccine: "ファイザー", sex: "female", ageFrom: 65 } as const;
  const figures: CellFigure[] = [
    { ...one, vaccinatedOn: "2021-06-01", count: 2 },
    { ...one, vaccinatedOn: "2021-06-02", ageFrom: -1, count: 5 },
  ];
  assert.deepEqual([...doseRows(figures, CUMULATIVE)], [
    ["2021-06-01", 1, "ファイザー", "女", 65, "65～69歳", 2, 2],
    ["2021-06-02", 1, "ファイザー", "女", "", "年齢不明", 5, 5],
    ["2021-06-02", 1, "ファイザー", "女", 65, "65～69歳", 0, 2],
  ]);
});

Deno.test("of a venue's doses those of 65 and over stand beside", () => {
  const hall = { placeCode: "122271", venueName: "市民ホール", vaccine: "ファイザー" };
  const figures: VenueDayFigure[] = [
    { ...hall, vaccinatedOn: "2021-06-02", isOld: true, count: 4 },
    { ...hall, vaccinatedOn: "2021-06-01", isOld: false, count: 1 },
    { ...hall, vaccinatedOn: "2021-06-01", isOld: true, count: 2 },
  ];
  const names = Object.values(hall);
  assert.deepEqual([...vsysRows(figures, DAILY)], [
    ["2021-06-01", ...names, 3, 2],
    ["2021-06-02", ...names, 4, 4],
  ]);
  assert.deepEqual([...vsysRows(figures, { ...CUMULATIVE, from: "2021-06-02" })], [
    ["2021-06-02", ...names, 4, 4, 7, 6],
  ]);
});

Deno.test("the entries of a day grow to all of its doses", () => {
  const entries = [
    { vaccinatedOn: "2021-06-01", registeredOn: "2021-06-03", count: 1 },
    { vaccinatedOn: "2021-06-01", registeredOn: "2021-06-01", count: 3 },
    { vaccinatedOn: "2021-06-02", registeredOn: "2021-06-02", count: 2 },
  ];
  assert.deepEqual([...entryRows(entries, CUMULATIVE)], [
    ["2021-06-01", "2021-06-01", 0, 3, 3, "75.0"],
    ["2021-06-01", "2021-06-03", 2, 1, 4, "100.0"],
    ["2021-06-02", "2021-06-02", 0, 2, 2, "100.0"],
  ]);
  assert.deepEqual([...entryRows(entries, { ...DAILY, to: "2021-06-01" })], [
    ["2021-06-01", "2021-06-01", 0, 3],
    ["2021-06-01", "2021-06-03", 2, 1],
  ]);
});

Deno.test("the days of a venue grow to all of its doses", () => {
  const hall = { placeCode: "122271", venueName: "市民ホール" };
  const lags = [{ ...hall, lagDays: 9, count: 1 }, { ...hall, lagDays: -1, count: 1 }];
  assert.deepEqual([...venueLagRows(lags, CUMULATIVE)], [
    ["122271", "市民ホール", -1, 1, 1, "50.0"],
    ["122271", "市民ホール", 9, 1, 2, "100.0"],
  ]);
});

Deno.test("coverage has a row for every age, sex and dose", () => {
  const man = { sex: "male", cohort: 1956 } as const;
  const rows = coverageRows([
    { ...man, doseNumber: 0, people: 3 },
    { ...man, doseNumber: 1, people: 1 },
    { sex: "unknown", cohort: -1, doseNumber: 0, people: 1 },
  ], 2021);
  assert.deepEqual([...rows], [
    [2021, 65, "65～69歳", "男", 1, 3, 1, "33.3"],
    [2021, 65, "65～69歳", "男", 2, 3, 0, "0.0"],
    [2021, "", "年齢不明", "不明", 1, 1, 0, "0.0"],
    [2021, "", "年齢不明", "不明", 2, 1, 0, "0.0"],
  ]);
});
