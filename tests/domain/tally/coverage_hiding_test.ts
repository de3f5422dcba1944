import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AreaCounts,
  FEWEST_SHOWN,
  guardCounts,
} from "../../../domain/tally/coverage_hiding.ts";
import { axisOf } from "../../../domain/tally/suppression_axis.ts";
import { boundsOf, type Equations } from "./linear_bounds.ts";

const AGES = ["子", "若", "老"];
const SEXES = ["男", "女"];
const AXES = [axisOf("計", AGES), axisOf("計", SEXES)];
const LEAVES = AGES.flatMap((age) => SEXES.map((sex) => [age, sex]));
const NODES = ["計", ...AGES].flatMap((age) => ["計", ...SEXES].map((sex) => [age, sex]));
const isPublic = (at: readonly string[]) => at.every((label) => label === "計");

function countsOf(area: string, counts: readonly number[]): AreaCounts {
  return { area, counts: LEAVES.map((at, place) => ({ at, count: counts[place]! })) };
}

function shownOf(own: AreaCounts, ...partners: AreaCounts[]) {
  return guardCounts({ axes: AXES, own, partners, isPublic });
}

/** Women, and so both together, are told of all ages only. */
const isMenByAge = ([age, sex]: readonly string[]) => age === "計" || sex === "男";
const LISTINGS = { "every count": () => true, "not every count": isMenByAge };
type Listing = (at: readonly string[]) => boolean;

Deno.test("a count from 1 to 4 is not shown, and 0 and 5 are", () => {
  const few = shownOf(countsOf("a", [4, 0, 30, 40, 50, 60]));
  assert.equal(few("子", "男"), undefined);
  const enough = shownOf(countsOf("a", [5, 0, 30, 40, 50, 60]));
  assert.deepEqual([enough("子", "男"), enough("子", "女")], [5, 0]);
});

Deno.test("the total of the area stays, however few it is", () => {
  assert.equal(shownOf(countsOf("a", [4, 0, 30, 40, 50, 60]))("計", "計"), 184);
  assert.equal(shownOf(countsOf("a", [3, 0, 0, 0, 0, 0]))("計", "計"), 3);
});

Deno.test("where zeros would tell who the few people are, some are hidden too", () => {
  const shown = shownOf(countsOf("a", [3, 0, 0, 0, 0, 0]));
  assert.deepEqual([shown("子", "男"), shown("子", "女"), shown("計", "男")], [
    undefined,
    undefined,
    undefined,
  ]);
});

Deno.test("where the area above tells a count, only what is public is shown", () => {
  const shown = shownOf(countsOf("a", [2, 9, 9, 9, 9, 9]), countsOf("b", [0, 0, 0, 0, 0, 0]));
  const others = NODES.filter((at) => !isPublic(at));
  assert.deepEqual(others.map((at) => shown(...at)), others.map(() => undefined));
});

Deno.test("what one area hides its partner hides too, small or not", () => {
  const village = countsOf("a", [2, 30, 30, 30, 30, 30]);
  const town = countsOf("b", [70, 80, 90, 100, 110, 120]);
  assert.equal(shownOf(village, town)("子", "男"), undefined);
  assert.equal(shownOf(town, village)("子", "男"), undefined);
  assert.equal(shownOf(town)("子", "男"), 70);
});

const aCount = fc.oneof(
  { weight: 3, arbitrary: fc.nat(8) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat(80) },
);
const someCounts = fc.array(aCount, { minLength: LEAVES.length, maxLength: LEAVES.length });

/** `at` of the area in this place: which of the unknown counts make it up. */
function sumOf(areas: readonly AreaCounts[], place: number, at: readonly string[]): number[] {
  return areas.flatMap((_, other) =>
    LEAVES.map((leaf) =>
      other === place && at.every((label, axis) => label === "計" || label === leaf[axis]) ? 1 : 0
    )
  );
}

/** What is left when all other areas are taken from the one above: the sums of the group. */
function knownAnyway(areas: readonly AreaCounts[], isListed: Listing): Equations {
  const sums = NODES.filter(isListed).map((at) =>
    areas.map((_, place) => sumOf(areas, place, at))
      .reduce((one, other) => one.map((each, index) => each + other[index]!))
  );
  const totals = areas.map((_, place) => sumOf(areas, place, ["計", "計"]));
  const counts = areas.flatMap((area) => area.counts.map(({ count }) => count));
  const rows = [...sums, ...totals];
  return {
    rows,
    totals: rows.map((row) => row.reduce((sum, one, index) => sum + one * counts[index]!, 0)),
  };
}

/** The same, and every figure on the pages of all areas of the group. */
function knownFromPages(areas: readonly AreaCounts[], isListed: Listing): Equations {
  const known = knownAnyway(areas, isListed);
  const [rows, totals] = [[...known.rows], [...known.totals]];
  for (const [place, own] of areas.entries()) {
    const partners = areas.filter((area) => area !== own);
    const shown = guardCounts({ axes: AXES, own, partners, isPublic, isListed });
    for (const at of NODES) {
      const count = shown(...at);
      if (count === undefined) continue;
      assert.ok(isListed(at));
      rows.push(sumOf(areas, place, at));
      totals.push(count);
    }
  }
  return { rows, totals };
}

for (const [listed, isListed] of Object.entries(LISTINGS)) {
  Deno.test(`where a table has ${listed}, nobody tells a few people by subtraction: not from all pages of a group, not from the area above`, () => {
    fc.assert(
      fc.property(fc.array(someCounts, { minLength: 2, maxLength: 3 }), (tables) => {
        const areas = tables.map((counts, place) => countsOf(`area ${place}`, counts));
        const anyway = knownAnyway(areas, isListed);
        const pages = knownFromPages(areas, isListed);
        for (const [place, { counts }] of areas.entries()) {
          for (const { at, count } of counts) {
            if (count === 0 || count >= FEWEST_SHOWN) continue;
            const unknown = sumOf(areas, place, at);
            const without = boundsOf(anyway, unknown);
            const withPages = boundsOf(pages, unknown);
            if (without.most - without.least < 0.99) continue; // known without any page
            const range = `area ${place} ${at}: ${withPages.least}–${withPages.most}`;
            assert.ok(withPages.most - withPages.least > 0.99, range);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
}
