import assert from "node:assert/strict";
import fc from "fast-check";
import {
  datesOneDigitAway,
  isOneDigitAway,
  swappedDate,
} from "../../../domain/recipient/near_birth_date.ts";

const swaps: [date: string, swapped: string | undefined][] = [
  ["1956-04-12", "1956-12-04"],
  ["1956-12-04", "1956-04-12"],
  ["1956-04-13", undefined],
  ["1956-04-04", undefined],
];

for (const [date, swapped] of swaps) {
  Deno.test(`${date} with month and day exchanged: ${swapped ?? "no other day"}`, () => {
    assert.equal(swappedDate(date), swapped);
  });
}

const aDate = fc.date({
  min: new Date("1900-01-01"),
  max: new Date("2021-12-31"),
  noInvalidDate: true,
})
  .map((instant) => instant.toISOString().slice(0, 10));

Deno.test("the days one digit away are the existing ones among 72, and none is the day itself", () => {
  fc.assert(fc.property(aDate, (date) => {
    const days = datesOneDigitAway(date);
    for (const day of days) assert.ok(isOneDigitAway(date, day), `${date} ${day}`);
    assert.equal(new Set(days).size, days.length);
    assert.equal(isOneDigitAway(date, date), false);
  }));
});

Deno.test("any existing day that differs in one digit is among them", () => {
  fc.assert(fc.property(aDate, fc.nat(7), fc.nat(9), (date, place, digit) => {
    const at = [0, 1, 2, 3, 5, 6, 8, 9][place]!;
    const other = date.slice(0, at) + digit + date.slice(at + 1);
    const exists = !Number.isNaN(Date.parse(other)) &&
      new Date(other).toISOString().startsWith(other);
    const isInReach = exists && other !== date && other >= "1868" && other < "2101";
    assert.equal(datesOneDigitAway(date).includes(other), isInReach, other);
  }));
});
