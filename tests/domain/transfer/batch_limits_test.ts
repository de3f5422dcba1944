import assert from "node:assert/strict";
import { withinDailyLimit } from "../../../domain/transfer/batch_limits.ts";

const AT = new Date("2021-07-02T01:00:00Z");
const at = (time: string, rowCount: number) => ({ receivedAt: new Date(time), rowCount });

Deno.test("20,000 rows may be asked in a day, and not one more", () => {
  const earlier = [at("2021-07-01T02:00:00Z", 5_000), at("2021-07-01T03:00:00Z", 10_000)];
  assert.ok(withinDailyLimit(earlier, { at: AT, rowCount: 5_000 }).ok);
  assert.ok(!withinDailyLimit(earlier, { at: AT, rowCount: 5_001 }).ok);
});

Deno.test("a refusal says when there is room for this file again", () => {
  const earlier = [
    at("2021-07-01T02:00:00Z", 5_000),
    at("2021-07-01T03:30:00Z", 10_000),
    at("2021-07-02T00:00:00Z", 5_000),
  ];
  const small = withinDailyLimit(earlier, { at: AT, rowCount: 5_000 });
  const large = withinDailyLimit(earlier, { at: AT, rowCount: 5_001 });
  assert.ok(!small.ok && !large.ok);
  assert.match(small.message, /2021年7月2日 11:00より後/);
  assert.match(large.message, /2021年7月2日 12:30より後/);
});
