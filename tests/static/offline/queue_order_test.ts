import assert from "node:assert/strict";
import {
  type EntryState,
  isHeldUp,
  nextToSend,
  type Turn,
} from "../../../static/offline/queue_order.ts";

const queues: [what: string, queue: [string, EntryState][], next: string | undefined][] = [
  ["nothing waits", [], undefined],
  ["the oldest comes first", [["A", "unsent"], ["B", "unsent"]], "A1"],
  ["what was on its way is sent again, before the others", [
    ["A", "sending"],
    ["B", "unsent"],
  ], "A1"],
  ["what needs a person is passed over", [["A", "needs_person"], ["B", "unsent"]], "B2"],
  ["its ticket waits for it", [["A", "needs_person"], ["A", "unsent"], ["C", "unsent"]], "C3"],
  ["a ticket that alone is left waits", [["A", "needs_person"], ["A", "unsent"]], undefined],
];

for (const [what, queue, next] of queues) {
  Deno.test(`the queue: ${what}`, () => {
    assert.equal(nextToSend(turns(queue), new Set())?.clientKey, next);
  });
}

Deno.test("what failed in this round is passed over, and its ticket with it", () => {
  const queue = turns([["A", "unsent"], ["A", "unsent"], ["B", "unsent"]]);
  assert.equal(nextToSend(queue, new Set(["A1"]))?.clientKey, "B3");
});

Deno.test("an entry is held up by an earlier one of its ticket that needs a person, not by a later", () => {
  const queue = turns([["A", "unsent"], ["A", "needs_person"], ["A", "unsent"], ["B", "unsent"]]);
  assert.deepEqual(queue.map((entry) => isHeldUp(entry, queue)), [false, false, true, false]);
});

function turns(queue: readonly [string, EntryState][]): Turn[] {
  return queue.map(([ticket, state], index) => ({
    clientKey: `${ticket}${index + 1}`,
    ticket,
    state,
  }));
}
