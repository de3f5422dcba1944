import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Lockout,
  LOCKOUTS,
  nextTryAt,
  oneMoreTry,
  TRIES_KEPT_MINUTES,
  type WrongTries,
} from "../../../domain/account/lockout.ts";

const START = new Date("2021-07-01T00:00:00Z");
const MINUTE = 60_000;
const NONE: WrongTries = { level: 0, lastAt: START };
const after = (minutes: number) => new Date(START.getTime() + minutes * MINUTE);
const minutesBetween = (one: Date, other: Date) => (other.getTime() - one.getTime()) / MINUTE;

/** Tries as soon as each is looked at, `count` times; answers the waits in minutes. */
function waitsOf(lockout: Lockout, count: number): number[] {
  const waits: number[] = [];
  let tries = NONE;
  for (let n = 0; n < count; n++) {
    const at = nextTryAt(tries, lockout);
    tries = oneMoreTry(tries, at, lockout);
    waits.push(minutesBetween(at, nextTryAt(tries, lockout)));
  }
  return waits;
}

Deno.test("five tries of an account are free; then one waits 1, 2, 4 … and at most 60 minutes", () => {
  const waits = waitsOf(LOCKOUTS.account, 12);
  assert.deepEqual(waits.slice(0, 10), [0, 0, 0, 0, 1, 2, 4, 8, 16, 32]);
  assert.equal(Math.max(...waitsOf(LOCKOUTS.account, 100)), 60);
});

Deno.test("twenty tries of an address are free", () => {
  assert.deepEqual(waitsOf(LOCKOUTS.address, 21).slice(18), [0, 1, 2]);
});

/** The most tries that are let through within so many hours, whatever the pattern. */
const bounds: [subject: keyof typeof LOCKOUTS, burst: number, anHour: number][] = [
  ["account", 12, 1],
  ["factor", 12, 1],
  ["address", 26, 20],
];

for (const [subject, burst, anHour] of bounds) {
  const lockout = LOCKOUTS[subject];
  Deno.test(`of one ${subject}, ${burst} tries and ${anHour} an hour get through at most`, () => {
    const pause = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 90, noNaN: true }));
    const pauses = fc.array(pause, { maxLength: 400 });
    fc.assert(fc.property(pauses, (pauses) => {
      let [tries, at, taken] = [NONE, START, 0];
      for (const pause of [...pauses, ...Array<number>(60).fill(0)]) {
        at = new Date(at.getTime() + pause * MINUTE);
        if (nextTryAt(tries, lockout) > at) at = nextTryAt(tries, lockout);
        tries = oneMoreTry(tries, at, lockout);
        taken++;
        const hours = minutesBetween(START, at) / 60;
        assert.ok(taken <= burst + anHour * hours, `${taken} in ${hours} hours`);
      }
    }));
  });
}

Deno.test("a wrong try never brings the next one nearer", () => {
  const level = fc.double({ min: 0, max: 40, noNaN: true });
  fc.assert(fc.property(level, fc.double({ min: 0, max: 600, noNaN: true }), (level, passed) => {
    for (const lockout of Object.values(LOCKOUTS)) {
      const tries = { level, lastAt: START };
      const at = new Date(Math.max(after(passed).getTime(), nextTryAt(tries, lockout).getTime()));
      assert.ok(nextTryAt(oneMoreTry(tries, at, lockout), lockout) >= at);
    }
  }));
});

Deno.test("who mistypes now and then never waits", () => {
  let tries = NONE;
  for (let minutes = 0; minutes < 2_000; minutes += 61) {
    tries = oneMoreTry(tries, after(minutes), LOCKOUTS.account);
    assert.deepEqual(nextTryAt(tries, LOCKOUTS.account), after(minutes));
  }
});

Deno.test("a clock that goes back forgets nothing", () => {
  const tries = oneMoreTry({ level: 3, lastAt: after(10) }, after(5), LOCKOUTS.account);
  assert.equal(tries.level, 4);
});

Deno.test("what is thrown away was forgotten by then", () => {
  for (const [subject, burst, anHour] of bounds) {
    assert.ok(TRIES_KEPT_MINUTES >= burst / anHour * 60, subject);
  }
});
