import assert from "node:assert/strict";
import fc from "fast-check";
import { pairId, pairOf, parsePairId } from "../../../domain/duplicate/person_pair.ts";

Deno.test("a pair is the same whichever of the two is named first, and stands in an address", () => {
  fc.assert(fc.property(fc.uuid(), fc.uuid(), (one, other) => {
    const pair = pairOf(one, other);
    assert.deepEqual(pairOf(other, one), pair);
    if (one === other) return assert.equal(pair, undefined);
    assert.ok(pair!.lowerId < pair!.higherId);
    assert.deepEqual(parsePairId(pairId(pair!)), pair);
    assert.deepEqual(parsePairId(`${other}_${one}`.toUpperCase()), pair);
  }));
});

Deno.test("anything but two different ids is no pair", () => {
  const id = crypto.randomUUID();
  const wrong = ["", "_", id, `${id}_`, `${id}_${id}`, `${id}-${crypto.randomUUID()}`, "a_b"];
  for (const text of [...wrong, `${id}_${crypto.randomUUID()}_${crypto.randomUUID()}`]) {
    assert.equal(parsePairId(text), undefined, text);
  }
});
