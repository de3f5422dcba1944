import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import {
  daysSheet,
  dosesByPeriod,
  meanOf,
  periodUnit,
} from "../../../domain/tally/coverage_days.ts";
import type { PeriodUnit } from "../../../domain/tally/coverage_sheet.ts";

const given = (vaccinatedOn: string, doseNumber: number, count: number) => {
  return { vaccinatedOn, doseNumber, count, vaccine: "ファイザー" };
};
/** A Sunday, the Monday after it, and a day of the next month. */
const FIGURES = [
  given("2021-06-06", 1, 10),
  given("2021-06-07", 1, 5),
  given("2021-06-07", 2, 3),
  given("2021-07-01", 2, 2),
];

Deno.test("days, weeks from Monday and months have their doses and all up to their end", () => {
  const of = (unit: PeriodUnit) =>
    dosesByPeriod(FIGURES, unit, [1, 2]).map(({ from, byDose, toDate }) => [from, byDose, toDate]);
  assert.deepEqual(of("day"), [
    ["2021-06-06", [10, 0], [10, 0]],
    ["2021-06-07", [5, 3], [15, 3]],
    ["2021-07-01", [0, 2], [15, 5]],
  ]);
  assert.deepEqual(of("week"), [
    ["2021-05-31", [10, 0], [10, 0]],
    ["2021-06-07", [5, 3], [15, 3]],
    ["2021-06-28", [0, 2], [15, 5]],
  ]);
  assert.deepEqual(of("month"), [
    ["2021-06-01", [15, 3], [15, 3]],
    ["2021-07-01", [0, 2], [15, 5]],
  ]);
});

Deno.test("the table begins with the latest, with sums beside the doses", () => {
  const sheet = daysSheet(dosesByPeriod(FIGURES, "month", [1, 2]), "month", [1, 2]);
  assert.deepEqual(sheet.columns, [
    "月",
    "1回目",
    "2回目",
    "計",
    "1回目の累計",
    "2回目の累計",
    "累計",
  ]);
  const counts = (...each: number[]) => each.map((count) => ({ count }));
  assert.deepEqual(sheet.rows[0], [
    { from: "2021-07-01", unit: "month" },
    ...counts(0, 2, 2, 15, 5, 20),
  ]);
});

Deno.test("the mean of seven days begins with the seventh", () => {
  const week = Array.from({ length: 8 }, (_, day) => given(daysLater("2021-06-01", day), 1, 7));
  assert.deepEqual(meanOf(dosesByPeriod(week, "day", [1])), [
    ...Array.from({ length: 6 }, () => null),
    ...[7, 7],
  ]);
});

Deno.test("a URL's unit is one of three, else days", () => {
  assert.deepEqual([undefined, "week", "year"].map(periodUnit), ["day", "week", "day"]);
});

Deno.test("however doses are put together, the last total is all of them", () => {
  const someDoses = fc.array(
    fc.tuple(fc.nat(800), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 99 })),
    { minLength: 1 },
  );
  fc.assert(fc.property(someDoses, (doses) => {
    const figures = doses.map(([day, doseNumber, count]) =>
      given(daysLater("2021-02-17", day), doseNumber, count)
    );
    for (const unit of ["day", "week", "month"] as const) {
      const periods = dosesByPeriod(figures, unit, [1, 2, 3]);
      const total = periods.at(-1)!.toDate.reduce((sum, count) => sum + count, 0);
      assert.equal(total, doses.reduce((sum, [, , count]) => sum + count, 0));
      assert.deepEqual(periods, periods.toSorted((a, b) => a.from < b.from ? -1 : 1));
    }
  }));
});
