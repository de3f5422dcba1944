import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addLatency,
  type Latencies,
  latencyOf,
  mergeLatencies,
} from "../../../domain/status/latencies.ts";

const times = fc.array(fc.double({ min: 0.2, max: 100_000, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});
const shares = fc.constantFrom(0.5, 0.95, 1);

Deno.test("a percentile is that of the times themselves, to a twentieth", () => {
  fc.assert(fc.property(times, shares, (ms, share) => {
    const exact = ms.toSorted((one, other) => one - other)[Math.ceil(share * ms.length) - 1]!;
    const read = latencyOf(latenciesOf(ms), share)!;
    assert.ok(Math.abs(read / exact - 1) < 0.051, `${read} for ${exact}`);
  }));
});

Deno.test("those of two minutes together are those of both", () => {
  fc.assert(fc.property(times, times, (first, second) => {
    const merged = mergeLatencies([latenciesOf(first), latenciesOf(second)]);
    assert.deepEqual(merged, mergeLatencies([latenciesOf([...first, ...second])]));
  }));
});

Deno.test("of nothing there is no percentile", () => {
  assert.equal(latencyOf(new Map(), 0.5), undefined);
});

function latenciesOf(ms: readonly number[]): Latencies {
  const latencies: Latencies = new Map();
  for (const each of ms) addLatency(latencies, each);
  return latencies;
}
