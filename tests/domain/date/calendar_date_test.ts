import assert from "node:assert/strict";
import fc from "fast-check";
import { calendarDate } from "../../../domain/date/calendar_date.ts";
import { PlainDate } from "../../../domain/date/plain_date.ts";

Deno.test("the days of 1868 to 2100 are those a plain date may have, leap days included", () => {
  const year = fc.oneof(fc.integer({ min: 1868, max: 2100 }), fc.constantFrom(1900, 2000, 2100));
  const month = fc.oneof(fc.nat({ max: 13 }), fc.constant(2));
  const day = fc.oneof(fc.nat({ max: 32 }), fc.integer({ min: 28, max: 31 }));
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  fc.assert(
    fc.property(year, month, day, (year, month, day) => {
      const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
      assert.equal(calendarDate({ year, month, day }).ok, PlainDate.safeParse(date).success, date);
    }),
    { numRuns: 2_000 },
  );
});
