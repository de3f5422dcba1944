import assert from "node:assert/strict";
import fc from "fast-check";
import {
  answerEndsAt,
  type AnswerWindow,
  answerWindow,
  openedUntil,
} from "../../../domain/transfer/answer_window.ts";
import { CASE_STATES } from "../../../domain/transfer/case_standing.ts";

const HOUR = 3_600_000;
const ANSWERED = new Date("2021-07-01T01:00:00Z");
const hours = (count: number) => new Date(ANSWERED.getTime() + count * HOUR);
type Answered = Parameters<typeof answerWindow>[0];

const WAITING: Answered = {
  state: "waiting",
  answeredAt: null,
  openableUntil: null,
  refusal: null,
};
const REGISTER: Answered = {
  state: "answered",
  answeredAt: ANSWERED,
  openableUntil: hours(72),
  refusal: null,
};
const UNOPENED: Answered = { ...REGISTER, state: "confirmed", openableUntil: null };

const windows: [what: string, answered: Answered, at: Date, window: AnswerWindow][] = [
  ["a case that waits", WAITING, hours(0), "none"],
  ["nobody found", { ...WAITING, state: "none" }, hours(0), "none"],
  ["a withdrawn case", { ...WAITING, state: "withdrawn" }, hours(0), "none"],
  ["the register's answer at once", REGISTER, hours(0), "open"],
  ["the register's answer, in time", REGISTER, new Date(hours(72).getTime() - 1), "open"],
  ["the register's answer, over", REGISTER, hours(72), "ended"],
  ["the staff's answer, not opened yet", UNOPENED, hours(30 * 24 - 1), "open"],
  ["the staff's answer, never opened", UNOPENED, hours(30 * 24), "ended"],
  ["the staff's answer, opened", { ...UNOPENED, openableUntil: hours(80) }, hours(79), "open"],
  [
    "the staff's answer, opened long ago",
    { ...UNOPENED, openableUntil: hours(80) },
    hours(80),
    "ended",
  ],
  ["a completed case, in time", { ...REGISTER, state: "completed" }, hours(71), "open"],
  ["a completed case, over", { ...REGISTER, state: "completed" }, hours(73), "ended"],
  ["a refusal", { ...UNOPENED, state: "denied", refusal: "nobody" }, hours(1), "none"],
  [
    "a completed refusal",
    { ...UNOPENED, state: "completed", refusal: "not_ours" },
    hours(1),
    "none",
  ],
];
for (const [what, answered, at, window] of windows) {
  Deno.test(`${what}: ${window}`, () => assert.equal(answerWindow(answered, at), window));
}

const someHours = fc.integer({ min: 0, max: 2_000 });
const someAnswer = fc.record({
  state: fc.constantFrom(...CASE_STATES),
  answeredAt: fc.option(someHours.map(hours)),
  openableUntil: fc.option(someHours.map(hours)),
  refusal: fc.option(fc.constantFrom("nobody" as const, "not_ours" as const)),
});

Deno.test("an answer that has ended never opens again, and none has an end without one", () => {
  fc.assert(fc.property(someAnswer, someHours, someHours, (answered, first, later) => {
    const window = answerWindow(answered, hours(first));
    assert.equal(window === "none", answerEndsAt(answered) === undefined);
    if (window === "ended") {
      assert.equal(answerWindow(answered, hours(first + later)), "ended");
    }
  }));
});

Deno.test("opening an answer again does not lengthen it", () => {
  fc.assert(fc.property(someHours, someHours, (first, later) => {
    const answerHours = 72;
    const openableUntil = openedUntil({ openableUntil: null }, { at: hours(first), answerHours });
    assert.deepEqual(openableUntil, hours(first + answerHours));
    const again = openedUntil({ openableUntil }, { at: hours(first + later), answerHours });
    assert.deepEqual(again, openableUntil);
  }));
});
