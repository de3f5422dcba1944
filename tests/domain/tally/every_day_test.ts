import assert from "node:assert/strict";
import { everyDay } from "../../../domain/tally/every_day.ts";

Deno.test("both ends are among the days, and leap days are not forgotten", () => {
  const days = ["2024-02-28", "2024-02-29", "2024-03-01"];
  assert.deepEqual(everyDay("2024-02-28", "2024-03-01"), days);
  assert.deepEqual(everyDay("2024-03-01", "2024-03-01"), ["2024-03-01"]);
});

Deno.test("there is no day when the last lies before the first", () => {
  assert.deepEqual(everyDay("2024-03-01", "2024-02-28"), []);
});
