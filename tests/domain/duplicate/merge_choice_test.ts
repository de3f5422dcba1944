import assert from "node:assert/strict";
import type { ComparedPair } from "../../../domain/duplicate/compared_pair.ts";
import {
  defaultChoices,
  mergedTickets,
  readMergeChoice,
} from "../../../domain/duplicate/merge_choice.ts";
import { mergedFields } from "../../../domain/duplicate/merged_person.ts";
import type { Typed } from "../../../domain/form_problem.ts";
import { aComparedPair, aHeldTicket } from "./a_compared_pair.ts";

const LATER = "2021-06-01T00:00:00Z";

function chosen(pair: ComparedPair, typed: Typed = {}) {
  const read = readMergeChoice(pair, { ...defaultChoices(pair), ...typed });
  assert.ok(read.ok, read.ok ? "" : read.problems.map(({ message }) => message).join());
  return read.value;
}

function problemFields(pair: ComparedPair, typed: Typed): string[] {
  const read = readMergeChoice(pair, typed);
  return read.ok ? [] : read.problems.map(({ field }) => field);
}

Deno.test("at first the record that was written last is chosen, its number and its cells", () => {
  const right = aComparedPair({ person: { familyName: "旧姓" } }, { writtenAt: LATER });
  assert.deepEqual([chosen(right).kept, chosen(right).fields.name], ["right", "right"]);
  const left = aComparedPair({ writtenAt: LATER }, { person: { familyName: "旧姓" } });
  assert.deepEqual([chosen(left).kept, chosen(left).fields.name], ["left", "left"]);
});

Deno.test("a record in place goes before one that left, however late that was written", () => {
  const pair = aComparedPair({}, { person: { status: "moved_out" }, writtenAt: LATER });
  const { kept, fields } = chosen(pair);
  assert.deepEqual([kept, fields.status], ["left", "left"]);
});

Deno.test("a filled field goes before a blank one", () => {
  const blank = { familyKana: null, givenKana: "", birthDate: null, sex: null, hasMyNumber: false };
  const { kept, fields } = chosen(aComparedPair({}, { person: blank, writtenAt: LATER }));
  assert.equal(kept, "right");
  assert.deepEqual([fields.kana, fields.birthDate, fields.sex, fields.myNumber], [
    ...["left", "left", "left", "left"],
  ]);
});

Deno.test("姓 and 名 go together, so that a whole name in 姓 meets no 名 of the other record", () => {
  const whole = { familyName: "山田花子", givenName: null };
  const pair = aComparedPair({}, { person: whole, writtenAt: LATER });
  const [name] = mergedFields(pair, chosen(pair));
  assert.deepEqual(name!.lines, ["姓：山田花子", "名：（空白）"]);
});

Deno.test("what agrees need not be chosen, what differs must be", () => {
  const pair = aComparedPair({ person: { sex: "male" } }, {});
  const ticket = pair.left.tickets[0]!.id;
  assert.deepEqual(problemFields(pair, { kept: "left", ticket }), ["sex", "myNumber"]);
  assert.deepEqual(problemFields(pair, { ticket }), ["kept"]);
  assert.deepEqual(problemFields(pair, { kept: "both", sex: "x", myNumber: "left", ticket }), [
    "kept",
  ]);
  const agreeing = { ...pair, myNumbersAgree: true };
  assert.deepEqual(problemFields(agreeing, { kept: "left", sex: "right", ticket }), []);
});

Deno.test("of two active tickets the kept person's stays unless the other is chosen", () => {
  const pair = aComparedPair({}, { writtenAt: LATER });
  const [ours, theirs] = [pair.right.tickets[0]!, pair.left.tickets[0]!];
  assert.equal(chosen(pair).activeTicketId, ours.id);
  const choice = chosen(pair, { ticket: theirs.id });
  assert.deepEqual(mergedTickets(pair, choice).map(({ id, state }) => [id, state]), [
    [theirs.id, "active"],
    [ours.id, "superseded"],
  ]);
  assert.deepEqual(problemFields(pair, { ...defaultChoices(pair), ticket: "" }), ["ticket"]);
});

Deno.test("the only active ticket stays active, whoever had it; without one there is none", () => {
  const old = aHeldTicket({ state: "superseded" });
  const held = aHeldTicket();
  const one = aComparedPair({ tickets: [held] }, { tickets: [old], writtenAt: LATER });
  assert.equal(chosen(one, { ticket: "" }).activeTicketId, held.id);
  const none = aComparedPair({ tickets: [old] }, { tickets: [] });
  assert.equal(chosen(none).activeTicketId, null);
});

Deno.test("two doses of one number need a choice, unless both tell of the same vaccination", () => {
  const twice = aComparedPair({ doses: [{}] }, { doses: [{ lotNumber: "FA7338" }] });
  assert.deepEqual(problemFields(twice, defaultChoices(twice)), ["dose-vaccination-1"]);
  const [first, second] = [twice.left.doses[0]!, twice.right.doses[0]!];
  const typed = { "dose-vaccination-1": second.id };
  assert.deepEqual(chosen(twice, typed).withdrawnDoseIds, [first.id]);

  const late = { registeredAt: new Date("2021-07-01T00:00:00Z") };
  const same = aComparedPair({ doses: [late] }, { doses: [{}] });
  assert.deepEqual(chosen(same).withdrawnDoseIds, [same.left.doses[0]!.id]);
});

Deno.test("a vaccination and an examination, or two numbers, do not collide", () => {
  const pair = aComparedPair({ doses: [{ kind: "examination" }, { doseNumber: 2 }] }, {
    doses: [{}],
  });
  assert.deepEqual(chosen(pair).withdrawnDoseIds, []);
});
