import assert from "node:assert/strict";
import fc from "fast-check";
import type { ToldProgress } from "../../../domain/job/job_standing.ts";
import { percentDone, remainingTime } from "../../../domain/job/remaining_time.ts";

function told(given: Partial<ToldProgress>): ToldProgress {
  return { step: "数えています", done: 50, total: 100, rowCount: 0, elapsedMs: 10_000, ...given };
}

const examples: [given: Partial<ToldProgress>, said: string | undefined][] = [
  [{}, "残り約10秒"],
  [{ done: 34, total: 100 }, "残り約20秒"],
  [{ elapsedMs: 3_000, done: 99 }, "残り約5秒"],
  [{ elapsedMs: 60_000 }, "残り約1分"],
  [{ elapsedMs: 130_000 }, "残り約3分"],
  [{ elapsedMs: 5_400_000 }, "残り約2時間"],
  [{ elapsedMs: 2_999 }, undefined],
  [{ done: 1 }, undefined],
  [{ done: 0 }, undefined],
  [{ done: 100 }, undefined],
  [{ done: 120 }, undefined],
  [{ total: undefined }, undefined],
  [{ done: 0, total: 0 }, undefined],
];

for (const [given, said] of examples) {
  Deno.test(`with ${JSON.stringify(given)} the rest is ${said ?? "not told"}`, () => {
    assert.equal(remainingTime(told(given)), said);
  });
}

Deno.test("the rest is never told shorter than the pace so far makes it", () => {
  const units = { 秒: 1, 分: 60, 時間: 3_600 };
  fc.assert(fc.property(
    fc.integer({ min: 3_000, max: 10_000_000 }),
    fc.integer({ min: 2, max: 99 }),
    (elapsedMs, done) => {
      const said = remainingTime(told({ elapsedMs, done }))!;
      const [, count, unit] = /^残り約(\d+)(秒|分|時間)$/.exec(said)!;
      const seconds = Number(count) * units[unit as keyof typeof units];
      assert.ok(seconds >= Math.floor(elapsedMs / 1000 * (100 - done) / done), said);
    },
  ));
});

Deno.test("100 percent is shown only when all is done, and nothing when the end is unknown", () => {
  assert.equal(percentDone(told({ done: 999_999, total: 1_000_000 })), 99);
  assert.equal(percentDone(told({ done: 7, total: 7 })), 100);
  assert.equal(percentDone(told({ total: undefined })), undefined);
});
