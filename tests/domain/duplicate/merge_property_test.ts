import assert from "node:assert/strict";
import fc from "fast-check";
import { changedSince, seenVersions } from "../../../domain/duplicate/changed_since.ts";
import {
  type ComparedPair,
  dosesOfBoth,
  MERGE_SIDES,
  otherSide,
} from "../../../domain/duplicate/compared_pair.ts";
import { fieldLines, MERGE_FIELDS } from "../../../domain/duplicate/compare_people.ts";
import { collisionField, doseCollisions } from "../../../domain/duplicate/dose_collision.ts";
import {
  defaultChoices,
  mergedTickets,
  readMergeChoice,
} from "../../../domain/duplicate/merge_choice.ts";
import { mergedFields } from "../../../domain/duplicate/merged_person.ts";
import type { Typed } from "../../../domain/form_problem.ts";
import { aComparedPair, aHeldTicket } from "./a_compared_pair.ts";

const cell = fc.constantFrom(null, "", "ヤマダ", "山田");
const person = fc.record({
  familyName: cell,
  givenName: cell,
  familyKana: cell,
  givenKana: cell,
  birthDate: fc.constantFrom(null, "1956-04-12", "1956-12-04"),
  sex: fc.constantFrom(null, "male" as const, "female" as const),
  status: fc.constantFrom(null, "moved_out" as const, "deceased" as const),
  hasMyNumber: fc.boolean(),
});
const dose = fc.record({
  kind: fc.constantFrom("vaccination" as const, "examination" as const),
  doseNumber: fc.integer({ min: 1, max: 3 }),
  lotNumber: fc.constantFrom("EY5420", "FA7338"),
});
const side = fc.record({
  person,
  doses: fc.array(dose, { maxLength: 4 }),
  tickets: fc.array(fc.constantFrom("superseded" as const), { maxLength: 2 })
    .map((states) => ["active" as const, ...states].map((state) => aHeldTicket({ state }))),
});
const pairs = fc.tuple(side, side, fc.boolean()).map(([left, right, myNumbersAgree]) => ({
  ...aComparedPair(left, right),
  myNumbersAgree,
}));

/** A choice for everything there is to choose, by drawn numbers. */
function typedBy(pair: ComparedPair, drawn: readonly number[]): Typed {
  const at = (index: number, count: number) => drawn[index % drawn.length]! % count;
  const typed: Typed = { kept: MERGE_SIDES[at(0, 2)]! };
  MERGE_FIELDS.forEach((field, index) => typed[field] = MERGE_SIDES[at(index + 1, 2)]!);
  const active = MERGE_SIDES.flatMap((each) => pair[each].tickets)
    .filter(({ state }) => state === "active");
  typed.ticket = active[at(7, active.length)]!.id;
  doseCollisions(pair).forEach((collision, index) => {
    typed[collisionField(collision)] = collision.doses[at(index + 8, collision.doses.length)]!.id;
  });
  return typed;
}

const draws = fc.array(fc.nat(1_000), { minLength: 16, maxLength: 16 });

Deno.test("every field is that of one of the two, and nothing of either record is lost", () => {
  fc.assert(fc.property(pairs, draws, (pair, drawn) => {
    const read = readMergeChoice(pair, typedBy(pair, drawn));
    assert.ok(read.ok);
    const choice = read.value;
    for (const { field, lines } of mergedFields(pair, choice)) {
      const told = MERGE_SIDES.map((each) => fieldLines(field, pair[each].person).join());
      assert.ok(told.includes(lines.join()), field);
    }
    const tickets = mergedTickets(pair, choice);
    assert.equal(tickets.length, pair.left.tickets.length + pair.right.tickets.length);
    assert.equal(tickets.filter(({ state }) => state === "active").length, 1);
    const staying = dosesOfBoth(pair).filter(({ id }) => !choice.withdrawnDoseIds.includes(id));
    const numbers = staying.map(({ kind, doseNumber }) => `${kind}${doseNumber}`);
    assert.equal(new Set(numbers).size, numbers.length, "no number twice");
    const before = dosesOfBoth(pair).map(({ kind, doseNumber }) => `${kind}${doseNumber}`);
    assert.deepEqual(new Set(numbers), new Set(before), "no number lost");
  }));
});

Deno.test("what stands left and what right makes no difference", () => {
  fc.assert(fc.property(pairs, draws, (pair, drawn) => {
    const typed = typedBy(pair, drawn);
    const turned = { ...pair, left: pair.right, right: pair.left };
    const turnedTyped = Object.fromEntries(
      Object.entries(typed).map(([name, value]) => [
        name,
        value === "left" || value === "right" ? otherSide(value) : value,
      ]),
    );
    const [one, other] = [readMergeChoice(pair, typed), readMergeChoice(turned, turnedTyped)];
    assert.ok(one.ok && other.ok);
    assert.deepEqual(
      mergedFields(pair, one.value).map(({ lines }) => lines),
      mergedFields(turned, other.value).map(({ lines }) => lines),
    );
    assert.equal(one.value.activeTicketId, other.value.activeTicketId);
    assert.deepEqual(
      one.value.withdrawnDoseIds.toSorted(),
      other.value.withdrawnDoseIds.toSorted(),
    );
  }));
});

Deno.test("the defaults leave open only what a person must decide", () => {
  fc.assert(fc.property(pairs, (pair) => {
    const read = readMergeChoice(pair, defaultChoices(pair));
    const open = read.ok ? [] : read.problems.map(({ field }) => field);
    const differing = doseCollisions(pair)
      .filter(({ doses }) => new Set(doses.map(({ lotNumber }) => lotNumber)).size > 1)
      .map(collisionField);
    assert.deepEqual(open, differing);
  }));
});

Deno.test("a page notices every row that was added, changed or taken away since", () => {
  fc.assert(fc.property(pairs, (pair) => {
    const seen = seenVersions(pair);
    assert.deepEqual(changedSince(seen, pair), []);
    const renamed = { ...pair.left.person, version: pair.left.person.version + 1 };
    const changed = { ...pair, left: { ...pair.left, person: renamed } };
    assert.deepEqual(changedSince(seen, changed).map(({ side: where, what }) => [where, what]), [
      ["left", "個人の情報"],
    ]);
    const added = { ...pair.right, tickets: [...pair.right.tickets, aHeldTicket()] };
    assert.equal(changedSince(seen, { ...pair, right: added }).length, 1);
    const gone = { ...pair.right, tickets: pair.right.tickets.slice(1) };
    assert.equal(changedSince(seen, { ...pair, right: gone }).length, 1);
    assert.ok(changedSince("", pair).length > 0);
  }));
});
