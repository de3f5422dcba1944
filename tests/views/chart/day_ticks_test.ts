import assert from "node:assert/strict";
import fc from "fast-check";
import { daysLater } from "../../../domain/date/days_later.ts";
import { ENGLISH_CHART, JAPANESE_CHART } from "../../../views/chart/chart_words.ts";
import { dayTicks } from "../../../views/chart/day_ticks.ts";

Deno.test("a fortnight is marked in days", () => {
  const { ticks } = dayTicks("2021-04-12", "2021-04-25", JAPANESE_CHART);
  assert.deepEqual(ticks.map(({ text }) => text), [
    ...["4/12", "4/14", "4/16", "4/18", "4/20", "4/22", "4/24"],
  ]);
});

Deno.test("a year is marked in months, on a phone in seasons, with each year once", () => {
  const { ticks, years } = dayTicks("2021-04-12", "2022-05-16", JAPANESE_CHART);
  assert.equal(ticks.length, 13);
  assert.deepEqual(ticks[0], { place: 19, text: "5月", isFine: true });
  const coarse = ticks.filter(({ isFine }) => !isFine).map(({ text }) => text);
  assert.deepEqual(coarse, ["7月", "10月", "1月", "4月"]);
  assert.deepEqual(years, [{ place: 0, text: "2021年" }, { place: 264, text: "2022年" }]);
});

Deno.test("the year that ends at once is left out beside the one that begins", () => {
  const { years } = dayTicks("2021-12-28", "2022-04-30", JAPANESE_CHART);
  assert.deepEqual(years.map(({ text }) => text), ["2022年"]);
});

Deno.test("months and days have their English names", () => {
  const { ticks } = dayTicks("2021-04-12", "2021-04-13", ENGLISH_CHART);
  assert.deepEqual(ticks.map(({ text }) => text), ["12 Apr", "13 Apr"]);
});

Deno.test("any period has at least one mark, at most 13, and at most 5 on a phone", () => {
  const offsets = fc.tuple(fc.nat(3_000), fc.nat(5_000));
  fc.assert(fc.property(offsets, ([begin, length]) => {
    const first = daysLater("2021-01-01", begin);
    const { ticks } = dayTicks(first, daysLater(first, length), JAPANESE_CHART);
    assert.ok(ticks.length >= 1 && ticks.length <= 13, `${ticks.length}`);
    const coarse = ticks.filter(({ isFine }) => !isFine);
    assert.ok(coarse.length <= 5, `${coarse.length}`);
    assert.ok(ticks.every(({ place }) => place >= 0 && place <= length));
  }));
});
