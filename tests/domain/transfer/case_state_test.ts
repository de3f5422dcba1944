import assert from "node:assert/strict";
import { CASE_STATES, type CaseState } from "../../../domain/transfer/case_standing.ts";
import {
  CASE_EVENTS,
  type CaseEvent,
  caseStart,
  caseStep,
  type SideEffect,
} from "../../../domain/transfer/case_state.ts";
import { FINDINGS, type Side } from "../../../domain/transfer/inquiry.ts";

type Actor = Side | "system";

const ACTORS: Actor[] = ["asking", "asked", "system"];
const NO = undefined;

const [A, W, C, D] = ["answered", "waiting", "confirmed", "denied"] as const;
const [O, E] = ["withdrawn", "completed"] as const;

/** Where each event leads from each state, in the order of the states; NO: it cannot happen. */
const TABLE: [Actor, CaseEvent, (CaseState | undefined)[]][] = [
  //                       answered none waiting confirmed denied withdrawn completed
  ["asking", "request", /*     */ [NO, W, NO, NO, NO, NO, NO]],
  ["asking", "confirm", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asking", "deny", /*        */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asking", "retract", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asking", "withdraw", /*    */ [NO, NO, O, NO, NO, NO, NO]],
  ["asking", "complete", /*    */ [E, NO, NO, E, E, NO, NO]],
  ["asking", "acknowledge", /* */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asking", "note", /*        */ [A, NO, W, C, D, O, E]],
  ["asking", "remind", /*      */ [NO, NO, NO, NO, NO, NO, NO]],

  ["asked", "request", /*      */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asked", "confirm", /*      */ [NO, NO, C, NO, NO, NO, NO]],
  ["asked", "deny", /*         */ [NO, NO, D, NO, NO, NO, NO]],
  ["asked", "retract", /*      */ [NO, NO, NO, W, W, NO, NO]],
  ["asked", "withdraw", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asked", "complete", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["asked", "acknowledge", /*  */ [A, NO, NO, NO, NO, NO, E]],
  ["asked", "note", /*         */ [A, NO, W, C, D, O, E]],
  ["asked", "remind", /*       */ [NO, NO, NO, NO, NO, NO, NO]],

  ["system", "request", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "confirm", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "deny", /*        */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "retract", /*     */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "withdraw", /*    */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "complete", /*    */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "acknowledge", /* */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "note", /*        */ [NO, NO, NO, NO, NO, NO, NO]],
  ["system", "remind", /*      */ [NO, NO, W, NO, NO, NO, NO]],
];

for (const [by, event, expected] of TABLE) {
  Deno.test(`${event} by ${by}, in each state`, () => {
    const led = CASE_STATES.map((state) => caseStep(state, { event, by })?.to);
    assert.deepEqual(led, expected);
  });
}

Deno.test("the table has every event by everybody, in every state", () => {
  const rows = TABLE.map(([by, event, states]) => `${by} ${event} ${states.length}`);
  const all = ACTORS.flatMap((by) =>
    CASE_EVENTS.map((event) => `${by} ${event} ${CASE_STATES.length}`)
  );
  assert.deepEqual(rows, all);
});

const NOTHING: SideEffect = {};
const NEWS: SideEffect = { isUnread: true };
const DONE: SideEffect = { isUnread: false, isHandled: true };
const TO_DO: SideEffect = { isUnread: true, isHandled: false };

/** What each event does to the asking and to the asked side. */
const EFFECTS: [Actor, CaseEvent, CaseState, asking: SideEffect, asked: SideEffect][] = [
  ["asking", "request", "none", { isHandled: false }, TO_DO],
  ["asked", "confirm", "waiting", NEWS, DONE],
  ["asked", "deny", "waiting", NEWS, DONE],
  ["asked", "retract", "confirmed", NEWS, { isHandled: false }],
  ["asking", "withdraw", "waiting", DONE, { isUnread: true, isHandled: true }],
  ["asking", "complete", "confirmed", DONE, NOTHING],
  ["asked", "acknowledge", "answered", NOTHING, DONE],
  ["asking", "note", "waiting", NOTHING, NEWS],
  ["asked", "note", "waiting", NEWS, NOTHING],
  ["system", "remind", "waiting", NOTHING, NEWS],
];

for (const [by, event, state, asking, asked] of EFFECTS) {
  Deno.test(`${event} by ${by} tells and ends what it should on either side`, () => {
    const { to: _to, ...effects } = caseStep(state, { event, by })!;
    assert.deepEqual(effects, { asking, asked });
  });
}

const STARTS: Record<typeof FINDINGS[number], ReturnType<typeof caseStart>> = {
  one: { to: "answered", asking: { isHandled: false }, asked: TO_DO },
  none: { to: "none", asking: { isHandled: true }, asked: { isHandled: true } },
  several: { to: "waiting", asking: { isHandled: false }, asked: TO_DO },
  held: { to: "waiting", asking: { isHandled: false }, asked: TO_DO },
};

for (const finding of FINDINGS) {
  Deno.test(`a case begins as its finding says: ${finding}`, () => {
    assert.deepEqual(caseStart(finding), STARTS[finding]);
  });
}

Deno.test("every case can be ended by the asking side, whatever the other side does or leaves", () => {
  for (const state of CASE_STATES) {
    if (state === "none" || state === "withdrawn" || state === "completed") continue;
    const ends = (["complete", "withdraw"] as const)
      .filter((event) => caseStep(state, { event, by: "asking" }));
    assert.equal(ends.length, 1, state);
  }
});
