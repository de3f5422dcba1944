import assert from "node:assert/strict";
import fc from "fast-check";
import { suppress, type TableToPublish } from "../../../domain/tally/suppression.ts";
import { type Axis, axisOf } from "../../../domain/tally/suppression_axis.ts";
import { attack } from "./an_attacker.ts";

const SEX = axisOf("計", ["男", "女", "不明"]);
const AGE = axisOf("計", [
  { label: "-64", parts: ["子", "若", "中"] },
  { label: "65-", parts: ["前期", "後期"] },
  "年齢不明",
]);
const VACCINE = axisOf("計", ["甲", "乙", "丙"]);
const PLACE = axisOf("計", ["東", "西", "南"]);
const TWO = axisOf("計", ["1回目", "2回目"]);

interface Kind {
  axes: Axis[];
  isPublic?: TableToPublish["isPublic"];
  isListed?: TableToPublish["isListed"];
  runs: number;
}

const isTotal = (label: string | undefined) => label === "計";

const KINDS: Record<string, Kind> = {
  "one axis": { axes: [axisOf("計", ["a", "b", "c", "d", "e"])], runs: 100 },
  "two axes": { axes: [SEX, VACCINE], runs: 100 },
  "an axis with parts of parts": { axes: [SEX, AGE], runs: 40 },
  "three axes": { axes: [PLACE, SEX, TWO], runs: 40 },
  "four axes": {
    axes: [TWO, axisOf("計", ["北", "南"]), axisOf("計", ["男", "女"]), VACCINE],
    runs: 10,
  },
  "totals that are public": {
    axes: [SEX, AGE],
    isPublic: ([, age]) => ["計", "-64", "65-", "年齢不明"].includes(age!),
    runs: 40,
  },
  "a public total of one axis": {
    axes: [SEX, VACCINE],
    isPublic: ([sex]) => isTotal(sex),
    runs: 100,
  },
  "views of a table of which not everything is listed": {
    axes: [PLACE, SEX, TWO],
    isPublic: ([place, sex, dose]) => isTotal(dose) && (isTotal(place) || isTotal(sex)),
    isListed: ([place, sex, dose]) =>
      !isTotal(sex) && sex !== "不明" && (isTotal(place) || isTotal(dose)),
    runs: 40,
  },
};

/** Many small counts, many zeros, some large ones. */
const aCount = fc.oneof(
  { weight: 3, arbitrary: fc.nat(12) },
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.nat(200) },
);

function aTable({ axes, isPublic, isListed }: Kind): fc.Arbitrary<TableToPublish> {
  const leaves = axes.reduce<string[][]>(
    (places, { labels, leaves }) =>
      places.flatMap((at) => leaves.map((leaf) => [...at, labels[leaf]!])),
    [[]],
  );
  return fc.record({
    counts: fc.tuple(...leaves.map(() => aCount)),
    threshold: fc.integer({ min: 2, max: 10 }),
    isRisky: fc.func(fc.integer({ min: 0, max: 19 })).map((draw) => (at: readonly string[]) =>
      draw(at.join(" ")) === 0
    ),
  }).map(({ counts, ...table }) => ({
    ...table,
    axes,
    ...(isPublic && { isPublic }),
    ...(isListed && { isListed }),
    counts: counts.map((count, place) => ({ at: leaves[place]!, count })),
  }));
}

const EPSILON = 1e-6;

for (const [name, kind] of Object.entries(KINDS)) {
  Deno.test(`${name}: whoever knows every figure shown cannot tell a hidden one`, () => {
    fc.assert(
      fc.property(aTable(kind), (table) => {
        for (const cell of attack(table)) {
          const { at, count, width, publicWidth, isListed, isPublic, isShown } = cell;
          const isSmall = count > 0 && count < table.threshold;
          const what = `${at.join("・")}: ${count}, ${width} wide`;
          if (isPublic) continue;
          // Only what follows from the public ones is shown although it is small.
          if (isListed && isSmall && isShown) assert.ok(publicWidth < 1 - EPSILON, what);
          if (isListed && !isShown) assert.ok(width > 1 - EPSILON, what);
          if (!isListed && isSmall && publicWidth > 1 - EPSILON) {
            assert.ok(width > 1 - EPSILON, what);
          }
          const isFree = !kind.isPublic && !isShown && isSmall;
          if (isFree) assert.ok(width > table.threshold - EPSILON, what);
        }
      }),
      { numRuns: kind.runs },
    );
  });
}

Deno.test("what was said to be risky is hidden like what is small, but for what is public", () => {
  fc.assert(
    fc.property(aTable(KINDS["two axes"]!), (table) => {
      for (const { at, count, isShown, width } of attack(table)) {
        if (!table.isRisky!(at, count)) continue;
        assert.ok(!isShown && width > table.threshold - EPSILON, at.join("・"));
      }
    }),
  );
});

Deno.test("the same table comes out the same, in whatever order its counts are given", () => {
  fc.assert(
    fc.property(aTable(KINDS["three axes"]!), (table) => {
      const counts = [...table.counts].reverse();
      const cells = (of: TableToPublish) => [...suppress(of).cells()];
      assert.deepEqual(cells({ ...table, counts }), cells(table));
    }),
    { numRuns: 20 },
  );
});
