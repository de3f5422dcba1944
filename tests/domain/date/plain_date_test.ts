import assert from "node:assert/strict";
import fc from "fast-check";
import {
  ageOn,
  compactDate,
  compactTimestamp,
  daysBetween,
  formatDate,
  formatDateTime,
  japanToday,
  PlainDate,
} from "../../../domain/date/plain_date.ts";

const anyDate = fc.date({
  min: new Date("1868-01-01"),
  max: new Date("2100-12-31"),
  noInvalidDate: true,
}).map((date) => date.toISOString().slice(0, 10));

Deno.test("every day of the calendar is a plain date", () => {
  fc.assert(fc.property(anyDate, (date) => PlainDate.safeParse(date).success));
});

for (const text of ["2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-10"]) {
  Deno.test(`${text} is not a plain date because no calendar has it`, () => {
    assert.equal(PlainDate.safeParse(text).success, false);
  });
}

for (const text of ["2021-6-1", "20210601", "2021-06-01T00:00", ""]) {
  Deno.test(`${JSON.stringify(text)} is not a plain date because of its shape`, () => {
    assert.equal(PlainDate.safeParse(text).success, false);
  });
}

Deno.test("a day in Japan begins at 15:00 UTC of the day before", () => {
  assert.equal(japanToday(new Date("2021-05-31T14:59:59.999Z")), "2021-05-31");
  assert.equal(japanToday(new Date("2021-05-31T15:00:00Z")), "2021-06-01");
});

Deno.test("the day in Japan agrees with the time zone database", () => {
  const tokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" });
  const instants = fc.date({
    min: new Date("1960-01-01"),
    max: new Date("2100-12-31"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (now) => assert.equal(japanToday(now), tokyo.format(now))),
  );
});

Deno.test("a date is shown without leading zeros and written to files with them", () => {
  assert.equal(formatDate("2021-06-01"), "2021年6月1日");
  assert.equal(compactDate("2021-06-01"), "20210601");
});

Deno.test("an instant is shown and written in Japan time, 24 hours", () => {
  const afternoon = new Date("2021-06-01T05:05:30Z");
  assert.equal(formatDateTime(afternoon), "2021年6月1日 14:05");
  assert.equal(compactTimestamp(afternoon), "20210601140530");
  const midnight = new Date("2021-12-31T15:00:00Z");
  assert.equal(formatDateTime(midnight), "2022年1月1日 00:00");
  assert.equal(compactTimestamp(midnight), "20220101000000");
});

const ages: [born: string, on: string, age: number][] = [
  ["1956-06-02", "2021-06-01", 64],
  ["1956-06-01", "2021-06-01", 65],
  ["2021-06-01", "2021-06-01", 0],
  ["2000-02-29", "2021-02-28", 20],
  ["2000-02-29", "2021-03-01", 21],
  ["2000-02-29", "2024-02-29", 24],
  ["2021-06-02", "2021-06-01", -1],
];

for (const [born, on, age] of ages) {
  Deno.test(`someone born on ${born} is ${age} on ${on}`, () => {
    assert.equal(ageOn(born, on), age);
  });
}

Deno.test("days between two dates count calendar days across leap days and years", () => {
  assert.equal(daysBetween("2021-06-01", "2021-06-22"), 21);
  assert.equal(daysBetween("2020-02-28", "2020-03-01"), 2);
  assert.equal(daysBetween("2021-01-01", "2020-12-31"), -1);
});

Deno.test("adding the days between two dates to the first leads to the second", () => {
  fc.assert(fc.property(anyDate, anyDate, (from, to) => {
    const moved = new Date(from);
    moved.setUTCDate(moved.getUTCDate() + daysBetween(from, to));
    assert.equal(moved.toISOString().slice(0, 10), to);
  }));
});
