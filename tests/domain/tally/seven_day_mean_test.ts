import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import { everyDay } from "../../../domain/tally/every_day.ts";
import { type DayCount, sevenDayMean } from "../../../domain/tally/seven_day_mean.ts";

const FIRST = "2021-04-12";

function daysFrom(counts: readonly number[]): DayCount[] {
  return counts.map((count, i) => ({ date: daysLater(FIRST, i), count }));
}

Deno.test("the mean is there from the seventh day on", () => {
  const means = sevenDayMean(daysFrom([7, 0, 0, 0, 0, 0, 7, 14]));
  assert.deepEqual(means, [null, null, null, null, null, null, 2, 3]);
});

Deno.test("a day that is not listed had no doses", () => {
  const days = [{ date: FIRST, count: 70 }, { date: daysLater(FIRST, 6), count: 7 }];
  assert.deepEqual(sevenDayMean(days), [null, 11]);
  const later = [...days, { date: daysLater(FIRST, 20), count: 14 }];
  assert.deepEqual(sevenDayMean(later), [null, 11, 2]);
});

Deno.test("no days have no means", () => {
  assert.deepEqual(sevenDayMean([]), []);
});

const listed = fc.array(fc.option(fc.nat(2_000_000), { nil: undefined }), { maxLength: 60 });

Deno.test("each mean is the sum of its last seven calendar days by seven", () => {
  fc.assert(fc.property(listed, (counts) => {
    const days = counts.flatMap((count, i) => {
      return count === undefined ? [] : [{ date: daysLater(FIRST, i), count }];
    });
    const countOf = new Map(days.map(({ date, count }) => [date, count]));
    sevenDayMean(days).forEach((mean, i) => {
      const { date } = days[i]!;
      const week = everyDay(daysLater(date, -6), date);
      const sum = week.reduce((sum, day) => sum + (countOf.get(day) ?? 0), 0);
      assert.equal(mean, week[0]! < days[0]!.date ? null : sum / 7);
    });
  }));
});
