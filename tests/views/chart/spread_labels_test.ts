import assert from "node:assert/strict";
import fc from "fast-check";
import { spreadLabels } from "../../../views/chart/spread_labels.ts";

Deno.test("labels that do not touch stay where they are", () => {
  assert.deepEqual(spreadLabels([80, 10, 40], 15), [80, 10, 40]);
});

Deno.test("labels at the same height stand below one another in their order", () => {
  assert.deepEqual(spreadLabels([0, 0, 0], 15), [0, 15, 30]);
  assert.deepEqual(spreadLabels([100, 100], 15), [85, 100]);
});

Deno.test("labels never touch, keep their order and stay on the chart", () => {
  const depths = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(depths, (wanted) => {
    const places = spreadLabels(wanted, 15);
    const sorted = places.toSorted((a, b) => a - b);
    sorted.slice(1).forEach((place, i) => assert.ok(place - sorted[i]! >= 15 - 1e-9));
    assert.ok(sorted[0]! >= -1e-9 && sorted.at(-1)! <= 100 + 1e-9);
    wanted.forEach((depth, i) =>
      wanted.forEach((other, j) => {
        if (depth < other) assert.ok(places[i]! < places[j]!);
      })
    );
  }));
});
