import assert from "node:assert/strict";
import fc from "fast-check";
import { recordFingerprint, type RecordRows } from "../../../domain/record/record_fingerprint.ts";

const row = fc.record({ id: fc.uuid(), version: fc.integer({ min: 1, max: 1_000 }) });
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });

/** A record of which only ids and versions count: the first row is the person. */
function aRecord([person, ...others]: { id: string; version: number }[]): RecordRows {
  return { person, tickets: others, doses: [], withdrawnDoses: [] };
}

Deno.test("the same rows in another order are the same record", () => {
  fc.assert(fc.property(rows, ([person, ...others]) => {
    const one = aRecord([person!, ...others]);
    const other = aRecord([person!, ...others.toReversed()]);
    assert.equal(recordFingerprint(one), recordFingerprint(other));
  }));
});

Deno.test("a row more, or a newer version of any, is another record", () => {
  fc.assert(fc.property(rows, row, fc.nat(), (some, added, pick) => {
    fc.pre(some.every(({ id }) => id !== added.id));
    const before = recordFingerprint(aRecord(some));
    assert.notEqual(recordFingerprint(aRecord([...some, added])), before);
    const at = pick % some.length;
    const newer = { ...some[at]!, version: some[at]!.version + 1 };
    assert.notEqual(recordFingerprint(aRecord(some.with(at, newer))), before);
  }));
});
