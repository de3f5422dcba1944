import assert from "node:assert/strict";
import {
  nextPinAt,
  oneMoreWrongPin,
  waitText,
  type WrongPins,
} from "../../../domain/account/operator_delay.ts";

const START = new Date("2021-07-01T01:00:00Z");
const none: WrongPins = { count: 0, lastAt: START };

Deno.test("two wrong PINs cost nothing, the third begins a wait that grows to a quarter of an hour", () => {
  const waits: number[] = [];
  let wrong = none;
  for (let tries = 0; tries < 9; tries++) {
    wrong = oneMoreWrongPin(wrong, nextPinAt(wrong));
    waits.push((nextPinAt(wrong).getTime() - wrong.lastAt.getTime()) / 1000);
  }
  assert.deepEqual(waits, [0, 0, 10, 30, 60, 300, 900, 900, 900]);
});

Deno.test("a day of guessing gets through fewer than 110 PINs", () => {
  let tries = 0;
  let wrong = none;
  const end = START.getTime() + 24 * 3_600_000;
  while (nextPinAt(wrong).getTime() < end) {
    wrong = oneMoreWrongPin(wrong, nextPinAt(wrong));
    tries++;
  }
  assert.ok(tries < 110, `${tries}`);
});

Deno.test("what was mistyped yesterday is forgotten today", () => {
  const later = new Date(START.getTime() + 12 * 3_600_000 + 1);
  assert.equal(oneMoreWrongPin({ count: 7, lastAt: START }, later).count, 1);
});

Deno.test("how long to wait is said in seconds, then in minutes", () => {
  const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
  assert.deepEqual([0.2, 10, 59, 61, 900].map((seconds) => waitText(after(seconds), START)), [
    ...["1秒", "10秒", "59秒", "2分", "15分"],
  ]);
});
