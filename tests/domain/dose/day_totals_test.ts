import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type DayCount,
  examinationsOf,
  sumOf,
  totalsBy,
  vaccinationsOf,
} from "../../../domain/dose/day_totals.ts";

const counts: fc.Arbitrary<DayCount[]> = fc.array(fc.record({
  kind: fc.constantFrom("vaccination", "examination"),
  doseNumber: fc.integer({ min: 1, max: 9 }),
  vaccineMaker: fc.constantFrom("ファイザー", "武田／モデルナ", null),
  lotNumber: fc.constantFrom("EY5420", "EY10", "EY9", null),
  doctorName: fc.constantFrom("医師一郎", "医師花子"),
  venueName: fc.constant("市民ホール"),
  count: fc.integer({ min: 1, max: 500 }),
}));

Deno.test("whatever a day is counted by, nothing is lost, and every line is there once", () => {
  fc.assert(fc.property(counts, (counts) => {
    for (const column of ["vaccineMaker", "lotNumber", "doctorName", "kind"] as const) {
      const totals = totalsBy(counts, (count) => [String(count[column])]);
      assert.equal(sumOf(totals), sumOf(counts));
      assert.equal(new Set(totals.map(({ names }) => names[0])).size, totals.length);
    }
    assert.equal(sumOf(vaccinationsOf(counts)) + sumOf(examinationsOf(counts)), sumOf(counts));
  }));
});

Deno.test("lines stand in the order of their names, numbers by value", () => {
  const one = { kind: "vaccination" as const, doctorName: "", venueName: "", count: 1 };
  const counts = [
    { ...one, vaccineMaker: "B", lotNumber: "EY9", doseNumber: 1 },
    { ...one, vaccineMaker: "A", lotNumber: "EY10", doseNumber: 2 },
    { ...one, vaccineMaker: "A", lotNumber: "EY9", doseNumber: 1 },
    { ...one, vaccineMaker: "A", lotNumber: "EY9", doseNumber: 2 },
  ];
  const totals = totalsBy(counts, ({ vaccineMaker, lotNumber }) =>
    [vaccineMaker, lotNumber!]
      .map(String));
  assert.deepEqual(totals.map(({ names, count }) => [...names, count]), [
    ["A", "EY9", 2],
    ["A", "EY10", 1],
    ["B", "EY9", 1],
  ]);
});
