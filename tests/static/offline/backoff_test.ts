import assert from "node:assert/strict";
import fc from "fast-check";
import { nextTryIn, TRY_EVERY_MS } from "../../../static/offline/backoff.ts";

Deno.test("tries come every 15 seconds, later each minute, never rarer", () => {
  assert.deepEqual([0, 1, 2, 3, 4].map(nextTryIn), [15_000, 15_000, 30_000, 60_000, 60_000]);
  fc.assert(fc.property(fc.nat(), (failures) => {
    assert.ok(nextTryIn(failures) >= TRY_EVERY_MS && nextTryIn(failures) <= 60_000);
    assert.ok(nextTryIn(failures + 1) >= nextTryIn(failures));
  }));
});
