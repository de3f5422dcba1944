import assert from "node:assert/strict";
import fc from "fast-check";
import { listTwins } from "../../../static/scan/same_tickets.ts";

Deno.test("every later page of a ticket names the first one, whichever was read first", () => {
  const lines = new Map([[7, "a"], [2, "b"], [3, "a"], [9, "a"], [5, "c"]]);
  assert.deepEqual([...listTwins(lines)], [[7, 3], [9, 3]]);
});

Deno.test("without its twins a stack has every ticket once", () => {
  const lines = fc.uniqueArray(fc.tuple(fc.nat(50), fc.constantFrom("a", "b", "c", "d")), {
    selector: ([page]) => page,
  });
  fc.assert(fc.property(lines, (pages) => {
    const twins = listTwins(new Map(pages));
    const kept = pages.filter(([page]) => !twins.has(page)).map(([, line]) => line);
    assert.equal(new Set(kept).size, kept.length);
    assert.deepEqual(new Set(kept), new Set(pages.map(([, line]) => line)));
  }));
});
