import assert from "node:assert/strict";
import fc from "fast-check";
import { sumOf } from "../../../domain/dose/day_totals.ts";
import { lagClasses, lagsByVenue, lagSummary } from "../../../domain/tally/statistics_lag.ts";

const lagFigure = fc.record({
  lagDays: fc.integer({ min: -2, max: 60 }),
  count: fc.integer({ min: 1, max: 5 }),
});

Deno.test("median and mean are those of the doses, written one by one", () => {
  fc.assert(fc.property(fc.array(lagFigure, { minLength: 1 }), (figures) => {
    const each = figures.flatMap(({ lagDays, count }) => Array<number>(count).fill(lagDays))
      .toSorted((a, b) => a - b);
    const half = each.length / 2;
    const middle = [each[Math.ceil(half) - 1]!, each[Math.floor(half)]!];
    const summary = lagSummary(figures)!;
    assert.equal(summary.count, each.length);
    assert.equal(summary.median, (middle[0]! + middle[1]!) / 2);
    const mean = each.reduce((sum, days) => sum + days, 0) / each.length;
    assert.ok(Math.abs(summary.mean - mean) < 1e-9);
    assert.equal(summary.soon, each.filter((days) => days === 0 || days === 1).length);
    assert.equal(summary.late, each.filter((days) => days >= 14).length);
  }));
});

Deno.test("the classes of days hold every dose once", () => {
  fc.assert(fc.property(fc.array(lagFigure), (figures) => {
    assert.equal(sumOf(lagClasses(figures)), sumOf(figures));
  }));
});

Deno.test("each day lies in the class that names it", () => {
  const classOf = (lagDays: number) =>
    lagClasses([{ lagDays, count: 1 }]).find(({ count }) => count === 1)?.label;
  assert.deepEqual([-1, 0, 1, 2, 3, 4, 6, 7, 13, 14, 29, 30, 400].map(classOf), [
    ...["接種日より前", "当日", "翌日", "2～3日後", "2～3日後", "4～6日後", "4～6日後"],
    ...["7～13日後", "7～13日後", "14～29日後", "14～29日後", "30日後から", "30日後から"],
  ]);
  assert.ok(!lagClasses([]).some(({ label }) => label === "接種日より前"));
});

Deno.test("without doses there is no lag to tell", () => {
  assert.equal(lagSummary([]), undefined);
  assert.deepEqual(lagsByVenue([]), []);
});

Deno.test("the venue with most late entries comes first, and namesakes elsewhere stay apart", () => {
  const hall = { placeCode: "122271", venueName: "市民ホール" };
  const elsewhere = { placeCode: "122033", venueName: "市民ホール" };
  const clinic = { placeCode: "122271", venueName: "医院" };
  const venues = lagsByVenue([
    { ...hall, lagDays: 0, count: 3 },
    { ...hall, lagDays: 14, count: 1 },
    { ...clinic, lagDays: 20, count: 1 },
    { ...clinic, lagDays: 1, count: 1 },
    { ...elsewhere, lagDays: 1, count: 1 },
  ]);
  assert.deepEqual(venues, [
    { ...clinic, count: 2, median: 10.5, mean: 10.5, soon: 1, late: 1 },
    { ...hall, count: 4, median: 0, mean: 3.5, soon: 3, late: 1 },
    { ...elsewhere, count: 1, median: 1, mean: 1, soon: 1, late: 0 },
  ]);
});
