import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import { daysBetween } from "../../../domain/date/plain_date.ts";
import { everyDay } from "../../../domain/tally/every_day.ts";
import type { DayFigure } from "../../../domain/tally/figures.ts";
import { doseSeries, publicDays, recentMean } from "../../../domain/tally/public_days.ts";
import { byDay, byWeek } from "../../../domain/tally/public_stretch.ts";

const LAST = "2021-07-01";
const doses = (vaccinatedOn: string, doseNumber: number, count: number): DayFigure => ({
  vaccinatedOn,
  doseNumber,
  count,
  vaccine: "ファイザー",
});

const figure = fc.record({
  vaccinatedOn: fc.integer({ min: 0, max: 100 }).map((days) => daysLater(LAST, -days)),
  doseNumber: fc.integer({ min: 1, max: 6 }),
  vaccine: fc.constantFrom("ファイザー", "武田／モデルナ"),
  count: fc.integer({ min: 1, max: 500 }),
});
const DOSES = [1, 2, 3, 4, 5, 6];

Deno.test("days and what there was so far are the doses, to the nearest ten", () => {
  fc.assert(fc.property(fc.array(figure, { minLength: 1 }), (figures) => {
    const days = publicDays(figures, { doseNumbers: DOSES, last: LAST });
    for (const { date, counts, soFar } of days) {
      for (const [place, { doseNumber, isRest }] of doseSeries(DOSES).entries()) {
        const own = figures.filter((each) =>
          isRest ? each.doseNumber >= doseNumber : each.doseNumber === doseNumber
        );
        assertNear(counts[place]!, sum(own.filter((each) => each.vaccinatedOn === date)));
        assertNear(soFar[place]!, sum(own.filter((each) => each.vaccinatedOn <= date)));
      }
    }
  }));
});

Deno.test("every day is there once, until less than ten doses are left", () => {
  fc.assert(fc.property(fc.array(figure, { minLength: 1 }), (figures) => {
    const days = publicDays(figures, { doseNumbers: DOSES, last: LAST });
    const [first] = figures.map(({ vaccinatedOn }) => vaccinatedOn).toSorted();
    assert.deepEqual(days.map(({ date }) => date), everyDay(first!, days.at(-1)!.date));
    const after = (date: string) => sum(figures.filter((each) => each.vaccinatedOn > date));
    assert.ok(after(days.at(-1)!.date) < 10);
    assert.ok(days.length === 1 || after(days.at(-2)!.date) >= 10);
  }));
});

Deno.test("long after the campaign its last days are shown, not the empty ones since", () => {
  const given = [doses("2021-06-29", 1, 30), doses("2021-06-30", 1, 50), doses("2026-02-03", 1, 4)];
  const days = publicDays(given, { doseNumbers: [1], last: "2026-11-01" });
  assert.deepEqual(days.map(({ date, soFar }) => [date, soFar[0]]), [
    ["2021-06-29", 30],
    ["2021-06-30", 80],
  ]);
  assert.equal(recentMean(given, "2026-11-01"), 0);
});

Deno.test("the recent mean is that of the week before the day, once there is one", () => {
  const given = [doses("2021-06-24", 1, 70), doses("2021-06-30", 2, 70), doses(LAST, 1, 7_000)];
  assert.equal(recentMean(given, LAST), 20);
  assert.equal(recentMean(given, "2021-06-30"), null);
});

Deno.test("weeks add up to the days they are made of, and begin on Mondays", () => {
  fc.assert(fc.property(fc.array(figure, { minLength: 1 }), fc.integer({ min: 0, max: 100 }), (
    figures,
    from,
  ) => {
    const days = publicDays(figures, { doseNumbers: DOSES, last: LAST }).slice(-from);
    const weeks = byWeek(days);
    for (const week of weeks) {
      assert.equal(new Date(week.date).getUTCDay(), 1);
      assert.ok(daysBetween(week.date, week.last) < 7);
    }
    assert.deepEqual(weeks.at(-1)?.soFar, days.at(-1)?.soFar);
    const first = days[0]!;
    for (const place of first.counts.keys()) {
      const given = weeks.reduce((all, { counts }) => all + counts[place]!, 0);
      const before = first.soFar[place]! - first.counts[place]!;
      const borders = 10 * weeks.length;
      assert.ok(Math.abs(given + before - days.at(-1)!.soFar[place]!) <= borders);
    }
  }));
});

Deno.test("the mean is that of seven days, and missing where there are not so many yet", () => {
  const days = publicDays([doses("2021-06-24", 1, 70), doses("2021-07-01", 1, 700)], {
    doseNumbers: [1],
    last: LAST,
  });
  const means = days.map(({ mean }) => mean);
  assert.deepEqual(means, [null, null, null, null, null, null, 10, 100]);
});

Deno.test("a mistyped day of long ago makes no chart of a hundred years, yet counts so far", () => {
  const days = publicDays([doses("1921-06-30", 1, 20), doses("2021-06-30", 1, 50)], {
    doseNumbers: [1],
    last: LAST,
  });
  assert.deepEqual(days.map(({ date, soFar }) => [date, soFar]), [["2021-06-30", [70]]]);
});

Deno.test("without any dose there is no day", () => {
  assert.deepEqual(publicDays([], { doseNumbers: [1, 2], last: LAST }), []);
  assert.deepEqual(byDay([]), []);
  assert.deepEqual(byWeek([]), []);
});

Deno.test("up to four doses stand by themselves, of more the later ones are one", () => {
  const names = (numbers: number[]) =>
    doseSeries(numbers).map(({ doseNumber, isRest }) => `${doseNumber}${isRest ? "+" : ""}`);
  assert.deepEqual(names([1, 2]), ["1", "2"]);
  assert.deepEqual(names([1, 2, 3, 4]), ["1", "2", "3", "4"]);
  assert.deepEqual(names([1, 2, 3, 4, 5, 6]), ["1", "2", "3", "4+"]);
});

function assertNear(shown: number, count: number): void {
  assert.equal(shown % 10, 0);
  assert.ok(Math.abs(shown - count) <= 5, `${shown} for ${count}`);
}

function sum(figures: readonly DayFigure[]): number {
  return figures.reduce((all, { count }) => all + count, 0);
}
