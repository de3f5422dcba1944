import assert from "node:assert/strict";
import fc from "fast-check";
import { classBreaks, classOf } from "../../../domain/tally/class_breaks.ts";

Deno.test("five classes with round bounds reach around the values", () => {
  const bounds = classBreaks([72.1, 79.9, 84.7], 100).map(({ from, to }) => [from, to]);
  assert.deepEqual(bounds, [[72, 75], [75, 78], [78, 81], [81, 84], [84, 87]]);
});

Deno.test("no class of shares reaches above a hundred percent", () => {
  assert.equal(classBreaks([97.5, 99.9], 100).at(-1)?.to, 100);
  assert.deepEqual(classBreaks([0, 100], 100)[0], { from: 0, to: 20 });
});

Deno.test("values that are all the same still have five classes", () => {
  assert.deepEqual(classBreaks([80, 80, 80], 100)[0], { from: 80, to: 80.1 });
});

Deno.test("without values there are no classes, and a share of nobody is no value", () => {
  assert.deepEqual(classBreaks([]), []);
  assert.deepEqual(classBreaks([0 / 0]), []);
  assert.equal(classBreaks([0 / 0, 3, 4], 100)[0]?.from, 3);
});

Deno.test("a value on a bound belongs to the class that begins there", () => {
  const classes = classBreaks([72.1, 79.9, 84.7], 100);
  assert.equal(classOf(75, classes), 1);
  assert.equal(classOf(74.9, classes), 0);
});

const percents = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 47 })
  .map((tenths) => tenths.map((tenth) => tenth / 10));
const counts = fc.array(fc.nat(14_000_000), { minLength: 1, maxLength: 47 });

Deno.test("every value lies in its class, and every class joins the next", () => {
  const limits = fc.oneof(
    fc.record({ values: percents, limit: fc.constant(100) }),
    fc.record({ values: counts, limit: fc.constant(Infinity) }),
  );
  fc.assert(fc.property(limits, ({ values, limit }) => {
    const classes = classBreaks(values, limit);
    assert.equal(classes.length, 5);
    classes.slice(1).forEach(({ from }, i) => assert.equal(from, classes[i]!.to));
    assert.ok(classes[0]!.from >= 0 && classes[4]!.to <= limit);
    for (const value of values) {
      const { from, to } = classes[classOf(value, classes)]!;
      assert.ok(from <= value && (value < to || value === to && to === classes[4]!.to));
    }
  }));
});
