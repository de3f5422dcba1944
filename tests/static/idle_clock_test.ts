import assert from "node:assert/strict";
import fc from "fast-check";
import { idleStanding, NOTICE_MS, saysOtherwise } from "../../static/idle_clock.ts";

const MINUTE = 60_000;
const NEVER = 720 * MINUTE;

const cases: [idleLeft: number, longestLeft: number, standing: ReturnType<typeof idleStanding>][] =
  [
    [119 * MINUTE, NEVER, { state: "quiet" }],
    [5 * MINUTE + 1, NEVER, { state: "quiet" }],
    [5 * MINUTE, NEVER, { state: "soon", minutes: 5 }],
    [4 * MINUTE + 1, NEVER, { state: "soon", minutes: 5 }],
    [4 * MINUTE, NEVER, { state: "soon", minutes: 4 }],
    [1, NEVER, { state: "soon", minutes: 1 }],
    [0, NEVER, { state: "over" }],
    [119 * MINUTE, 3 * MINUTE, { state: "ending", minutes: 3 }],
    [2 * MINUTE, 3 * MINUTE, { state: "ending", minutes: 2 }],
    [119 * MINUTE, 0, { state: "over" }],
  ];

for (const [idleLeft, longestLeft, standing] of cases) {
  Deno.test(`idle in ${idleLeft} ms, over in ${longestLeft} ms: ${JSON.stringify(standing)}`, () => {
    const now = 1_000_000;
    const ends = { idleAt: now + idleLeft, longestAt: now + longestLeft };
    assert.deepEqual(idleStanding(ends, now), standing);
  });
}

Deno.test("a page speaks in the last five minutes, and never promises a minute that is not there", () => {
  const left = fc.integer({ min: -10 * MINUTE, max: 20 * MINUTE });
  fc.assert(fc.property(left, left, (idleLeft, longestLeft) => {
    const standing = idleStanding({ idleAt: idleLeft, longestAt: longestLeft }, 0);
    const least = Math.min(idleLeft, longestLeft);
    assert.equal(standing.state === "quiet", least > NOTICE_MS);
    assert.equal(standing.state === "over", least <= 0);
    if ("minutes" in standing) assert.ok((standing.minutes - 1) * MINUTE < least);
  }));
});

Deno.test("a page has something new to say when the minute, or what it is about, changes", () => {
  assert.ok(!saysOtherwise({ state: "quiet" }, { state: "quiet" }));
  assert.ok(!saysOtherwise({ state: "soon", minutes: 3 }, { state: "soon", minutes: 3 }));
  assert.ok(saysOtherwise({ state: "soon", minutes: 3 }, { state: "soon", minutes: 2 }));
  assert.ok(saysOtherwise({ state: "soon", minutes: 2 }, { state: "ending", minutes: 2 }));
});
