import assert from "node:assert/strict";
import fc from "fast-check";
import { ageOn } from "../../../domain/date/plain_date.ts";
import {
  ageAtYearEnd,
  ageBandOf,
  ageBandOn,
  cohortOf,
  fiscalYearOf,
} from "../../../domain/tally/cohort.ts";
import { UNKNOWN_AGE } from "../../../domain/tally/figures.ts";

const day = fc.date({
  min: new Date("1905-01-01T00:00:00Z"),
  max: new Date("2022-12-31T00:00:00Z"),
  noInvalidDate: true,
}).map((date) => date.toISOString().slice(0, 10));

Deno.test("a fiscal year begins on 1 April", () => {
  assert.equal(fiscalYearOf("2021-03-31"), 2020);
  assert.equal(fiscalYearOf("2021-04-01"), 2021);
  assert.equal(fiscalYearOf("2022-01-01"), 2021);
});

Deno.test("who is born on 1 April belongs to those of the year before, as at school", () => {
  assert.equal(cohortOf("1957-04-01"), 1956);
  assert.equal(cohortOf("1957-04-02"), 1957);
  assert.equal(cohortOf("1956-12-31"), 1956);
  assert.equal(cohortOf(null), UNKNOWN_AGE);
});

Deno.test("those who reach 65 by the end of fiscal 2021 were born up to 1 April 1957", () => {
  const isOld = (birthDate: string) => ageAtYearEnd(cohortOf(birthDate), 2021) >= 65;
  assert.ok(isOld("1957-04-01"));
  assert.ok(!isOld("1957-04-02"));
  assert.equal(ageAtYearEnd(UNKNOWN_AGE, 2021), UNKNOWN_AGE);
  assert.equal(ageAtYearEnd(2021, 2020), 0, "not born yet at its end");
});

Deno.test("the age at the year's end is the one lived the day after 31 March", () => {
  fc.assert(fc.property(day, fc.integer({ min: 2022, max: 2030 }), (birthDate, fiscalYear) => {
    const lived = ageOn(birthDate, `${fiscalYear + 1}-04-01`);
    assert.equal(ageAtYearEnd(cohortOf(birthDate), fiscalYear), lived);
  }));
});

Deno.test("bands are five years wide, and the last is open", () => {
  assert.deepEqual([0, 4, 5, 64, 65, 99, 100, 117].map(ageBandOf), [
    ...[0, 0, 5, 60, 65, 95, 100, 100],
  ]);
  assert.equal(ageBandOf(UNKNOWN_AGE), UNKNOWN_AGE);
});

Deno.test("the band of a dose is the one of the age on its day", () => {
  assert.equal(ageBandOn("1956-06-15", "2021-06-14"), 60);
  assert.equal(ageBandOn("1956-06-15", "2021-06-15"), 65);
  assert.equal(ageBandOn("2004-02-29", "2021-02-28"), 15);
  assert.equal(ageBandOn("2022-01-01", "2021-06-15"), 0, "a slip of the pen");
  assert.equal(ageBandOn(null, "2021-06-15"), UNKNOWN_AGE);
});
