import assert from "node:assert/strict";
import { createTurnChoice } from "../../../static/reader/turn_choice.ts";

/** The turns of the next `count` frames when none is read. */
function misses(turns: ReturnType<typeof createTurnChoice>, count: number): number[] {
  return Array.from({ length: count }, () => {
    const { turn } = turns;
    turns.tell(false);
    return turn;
  });
}

Deno.test("a ticket is looked at upright first, and every second frame after that", () => {
  const seen = misses(createTurnChoice(), 15);
  assert.deepEqual(seen.slice(0, 3), [0, 0, 0]);
  assert.deepEqual(new Set(seen.slice(3, 9)), new Set([0, 1, 2, 3]));
  assert.ok(seen.filter((turn) => turn === 0).length >= 8);
});

Deno.test("a turn that read is kept: the next frame must read the same to count", () => {
  const turns = createTurnChoice();
  while (turns.turn !== 2) turns.tell(false);
  turns.tell(true);
  assert.equal(turns.turn, 2);
  turns.tell(false);
  assert.equal(turns.turn, 2);
});
