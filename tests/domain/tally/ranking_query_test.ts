import assert from "node:assert/strict";
import fc from "fast-check";
import {
  AREA_SIZES,
  type AreaSize,
  RANKING_SORTS,
  rankingFields,
  type RankingQuery,
  rankingQueryText,
  type RankingSort,
  readRankingQuery,
  sortedBy,
} from "../../../domain/tally/ranking_query.ts";

const UNTOUCHED = readRankingQuery({});

Deno.test("nobody having asked, the highest coverage of the first dose comes first", () => {
  assert.deepEqual(UNTOUCHED, {
    of: "municipality",
    doseNumber: 1,
    prefectureCode: undefined,
    size: undefined,
    sort: "rate",
    order: "desc",
    page: 1,
  });
  assert.equal(rankingQueryText(UNTOUCHED), "");
});

Deno.test("what a URL cannot mean counts as not said", () => {
  const odd = { of: "ward", dose: "0", prefecture: "48", size: "toString", sort: "name" };
  assert.deepEqual(readRankingQuery({ ...odd, order: "up", page: "-1" }), UNTOUCHED);
  assert.equal(readRankingQuery({ dose: "12" }).doseNumber, 1);
});

Deno.test("a column is sorted the usual way first, then the other way round, from page 1", () => {
  const byLag = sortedBy({ ...UNTOUCHED, page: 4 }, "lag");
  assert.deepEqual([byLag.sort, byLag.order, byLag.page], ["lag", "desc", 1]);
  assert.equal(sortedBy(byLag, "lag").order, "asc");
  assert.equal(sortedBy(UNTOUCHED, "area").order, "asc");
  assert.equal(rankingQueryText(sortedBy(UNTOUCHED, "rate")), "?order=asc");
});

const queries: fc.Arbitrary<RankingQuery> = fc.record({
  of: fc.constantFrom("municipality" as const, "prefecture" as const),
  doseNumber: fc.integer({ min: 1, max: 9 }),
  prefectureCode: fc.constantFrom(undefined, "01", "12", "47"),
  size: fc.constantFrom(undefined, ...Object.keys(AREA_SIZES) as AreaSize[]),
  sort: fc.constantFrom(...Object.keys(RANKING_SORTS) as RankingSort[]),
  order: fc.constantFrom("asc" as const, "desc" as const),
  page: fc.integer({ min: 1, max: 40 }),
});

Deno.test("a query is what its URL says, and what its form sends", () => {
  fc.assert(fc.property(queries, (query) => {
    const text = new URLSearchParams(rankingQueryText(query));
    assert.deepEqual(readRankingQuery(Object.fromEntries(text)), { ...query });
    assert.deepEqual(readRankingQuery(rankingFields(query)), { ...query });
  }));
});
