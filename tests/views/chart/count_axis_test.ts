import assert from "node:assert/strict";
import fc from "fast-check";
import { countAxis, depthOf } from "../../../views/chart/count_axis.ts";
import { inMillions, inTenThousands } from "../../../views/chart/number_text.ts";

Deno.test("an axis ends at a round number", () => {
  assert.deepEqual(countAxis(1_234_567).ticks.map(inTenThousands), [
    ...["0", "50万", "100万", "150万"],
  ]);
  assert.deepEqual(countAxis(18_000).ticks.map(inTenThousands), [
    ...["0", "5,000", "1万", "1.5万", "2万"],
  ]);
});

Deno.test("people are not cut in half on an axis of few", () => {
  assert.deepEqual(countAxis(1).ticks, [0, 1]);
  assert.deepEqual(countAxis(0).ticks, [0, 1]);
});

Deno.test("an axis of shares ends at a hundred percent however low they are", () => {
  assert.deepEqual(countAxis(12.3, 100), { top: 100, ticks: [0, 20, 40, 60, 80, 100] });
});

Deno.test("an axis holds its largest value, begins at 0 and has two to seven whole ticks", () => {
  fc.assert(fc.property(fc.nat(400_000_000), (most) => {
    const { top, ticks } = countAxis(most);
    assert.ok(top >= most && top <= Math.max(1, most) * 2);
    assert.equal(ticks[0], 0);
    assert.equal(ticks.at(-1), top);
    assert.ok(ticks.length >= 2 && ticks.length <= 7, String(ticks));
    assert.ok(ticks.every(Number.isInteger));
  }));
});

Deno.test("a value stands as deep as it is small, and never outside", () => {
  fc.assert(fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
    const axis = countAxis(Math.max(a, b));
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    assert.ok(depthOf(high, axis) <= depthOf(low, axis));
    assert.ok(depthOf(high, axis) >= 0 && depthOf(low, axis) <= 100);
  }));
});

Deno.test("large numbers are short in both languages", () => {
  const numbers = [0, 9_999, 12_500, 1_200_000, 103_450_000];
  assert.deepEqual(numbers.map(inTenThousands), ["0", "9,999", "1.25万", "120万", "1.03億"]);
  assert.deepEqual(numbers.map(inMillions), ["0", "9,999", "12,500", "1.2M", "103M"]);
});
