import assert from "node:assert/strict";
import { daysLater } from "../../../domain/date/days_later.ts";
import { missingEntries } from "../../../domain/tally/coverage_missing.ts";

const TODAY = "2021-07-01";
const LONG = 60;

/** A hundred doses on each of the last days, of which those are registered that the lags let through. */
function days(shareWithin: (daysAgo: number) => number) {
  return Array.from({ length: LONG }, (_, ago) => ({
    vaccinatedOn: daysLater(TODAY, -ago),
    count: Math.round(100 * shareWithin(ago)),
  }));
}

Deno.test("where every dose is registered on its day, nothing is missing", () => {
  const lags = [{ lagDays: 0, count: 500 }];
  assert.deepEqual(missingEntries(days(() => 1), lags, TODAY), { registered: 1400, missing: 0 });
});

Deno.test("a day is brought up to its whole by the share that is registered so soon", () => {
  const lags = [{ lagDays: 0, count: 80 }, { lagDays: 3, count: 20 }];
  const found = missingEntries(days((ago) => ago < 3 ? 0.8 : 1), lags, TODAY);
  assert.deepEqual(found, { registered: 1340, missing: 60 });
});

Deno.test("days of which less than half can be known count as the weeks before them", () => {
  const lags = [{ lagDays: 0, count: 10 }, { lagDays: 5, count: 90 }];
  const found = missingEntries(days((ago) => ago < 5 ? 0.1 : 1), lags, TODAY);
  assert.deepEqual(found, { registered: 950, missing: 450 });
});

Deno.test("without doses in the last weeks nothing is missing, however late they came", () => {
  const old = [{ vaccinatedOn: "2021-03-01", count: 40 }];
  const found = missingEntries(old, [{ lagDays: 6, count: 40 }], TODAY);
  assert.deepEqual(found, { registered: 0, missing: 0 });
});

Deno.test("where doses come in later than two weeks, or there are none, nothing is guessed", () => {
  assert.equal(missingEntries(days(() => 0), [{ lagDays: 30, count: 9 }], TODAY), undefined);
  assert.equal(missingEntries([], [], TODAY), undefined);
});
