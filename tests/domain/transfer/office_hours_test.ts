import assert from "node:assert/strict";
import { isOfficeHour } from "../../../domain/transfer/office_hours.ts";

/** 2021-07-02 was a Friday. */
const TIMES: [at: string, expected: boolean, why: string][] = [
  ["2021-07-02T06:59:59+09:00", false, "before it opens"],
  ["2021-07-02T07:00:00+09:00", true, "as it opens"],
  ["2021-07-02T19:59:59+09:00", true, "the last minute"],
  ["2021-07-02T20:00:00+09:00", false, "as it closes"],
  ["2021-07-02T12:00:00+09:00", true, "Friday at noon"],
  ["2021-07-03T12:00:00+09:00", false, "Saturday at noon"],
  ["2021-07-04T12:00:00+09:00", false, "Sunday at noon"],
  ["2021-07-05T12:00:00+09:00", true, "Monday at noon"],
  ["2021-07-02T15:00:00Z", false, "Friday in Greenwich, Saturday in Japan"],
  ["2021-07-04T22:30:00Z", true, "Sunday in Greenwich, Monday 7:30 in Japan"],
];

for (const [at, expected, why] of TIMES) {
  Deno.test(`${at} is ${expected ? "" : "not "}an office hour: ${why}`, () => {
    assert.equal(isOfficeHour(new Date(at)), expected);
  });
}
