import assert from "node:assert/strict";
import fc from "fast-check";
import { cellText } from "../../../domain/tally/coverage_sheet.ts";
import { rankAreas, type RankingFigure } from "../../../domain/tally/ranking.ts";
import { type RankingSort, readRankingQuery } from "../../../domain/tally/ranking_query.ts";
import {
  coverageByLag,
  lagGroupsSheet,
  rankingSheet,
  rankingSorts,
} from "../../../domain/tally/ranking_sheet.ts";

interface Known {
  people: number;
  first?: number;
  lag?: number;
}

/** `lag`: mean days of the first doses. */
function anArea(area: string, { people, first = 0, lag = 0 }: Known): RankingFigure {
  return { area, people, vaccinated: first, doses: first, lagDays: first * lag };
}

const SAPPORO = anArea("011002", { people: 1_900_000, first: 950_000, lag: 2 });
const CHIBA = anArea("121002", { people: 970_000, first: 300_000, lag: 16 });
const ICHIKAWA = anArea("122033", { people: 90_000, first: 45_000, lag: 5 });
const URAYASU = anArea("122271", { people: 60_000, first: 40_000, lag: 1 });
const EMPTY = anArea("473821", { people: 0 });
const AREAS = [SAPPORO, CHIBA, ICHIKAWA, URAYASU, EMPTY];

const codes = (query: Parameters<typeof readRankingQuery>[0]) =>
  rankAreas(AREAS, readRankingQuery(query)).map(({ area }) => area);

Deno.test("the highest coverage is first, equals share a rank and stand by their code", () => {
  const lines = rankAreas(AREAS, readRankingQuery({}));
  assert.deepEqual(lines.map(({ area, rank }) => [area, rank]), [
    ["122271", 1],
    ["011002", 2],
    ["122033", 2],
    ["121002", 4],
    ["473821", undefined],
  ]);
});

Deno.test("each column sorts, both ways; what has no figure stays last", () => {
  assert.deepEqual(codes({ sort: "lag" }), ["121002", "122033", "011002", "122271", "473821"]);
  assert.deepEqual(codes({ sort: "lag", order: "asc" }).at(0), "122271");
  assert.deepEqual(codes({ sort: "lag", order: "asc" }).at(-1), "473821");
  assert.deepEqual(codes({ sort: "people", order: "asc" })[0], "473821");
  assert.deepEqual(codes({ sort: "vaccinated" })[0], "011002");
  assert.deepEqual(codes({ sort: "area", order: "desc" })[0], "473821");
});

Deno.test("a rank is that of coverage, however it is sorted and among what is shown", () => {
  const [first] = rankAreas(AREAS, readRankingQuery({ sort: "lag" }));
  assert.equal(first!.rank, 4);
  const [only] = rankAreas(AREAS, readRankingQuery({ size: "huge", sort: "lag" }));
  assert.deepEqual([only!.area, only!.rank], ["121002", 2]);
});

Deno.test("sizes are by registered people, each area in one", () => {
  assert.deepEqual(codes({ size: "huge" }), ["011002", "121002"]);
  assert.deepEqual(codes({ size: "middle" }), ["122271", "122033"]);
  assert.deepEqual(codes({ size: "tiny" }), ["473821"]);
  assert.deepEqual(codes({ size: "large" }), []);
});

Deno.test("a line has how late entries come in beside its coverage, and is marked from a week on", () => {
  const query = readRankingQuery({});
  const lines = rankAreas([URAYASU, CHIBA, EMPTY], query);
  const sheet = rankingSheet(lines, query);
  assert.equal(sheet.columns.length, rankingSorts(query).length);
  assert.deepEqual(
    sheet.rows.map((row) => row.map(cellText)),
    [
      ["浦安市", "千葉県", "1", "60,000", "40,000", "66.7%", "1.0日", ""],
      ["千葉市", "千葉県", "2", "970,000", "300,000", "30.9%", "16.0日", "遅い"],
      ["与那国町", "沖縄県", "–", "0", "0", "–", "–", ""],
    ],
  );
});

Deno.test("prefectures are compared without a column for their prefecture", () => {
  const query = readRankingQuery({ of: "prefecture" });
  const sheet = rankingSheet(rankAreas([anArea("12", { people: 10, first: 1 })], query), query);
  assert.deepEqual(sheet.columns.slice(0, 2), ["都道府県", "順位"]);
  assert.equal(sheet.columns.length, rankingSorts(query).length);
});

Deno.test("areas that enter late stand together, with the coverage of all their people", () => {
  const groups = coverageByLag(rankAreas(AREAS, readRankingQuery({})));
  assert.deepEqual(lagGroupsSheet(groups).rows.map((row) => row.map(cellText)), [
    ["3日未満", "2", "1,960,000", "50.5%"],
    ["3日以上7日未満", "1", "90,000", "50.0%"],
    ["7日以上14日未満", "0", "0", "–"],
    ["14日以上", "1", "970,000", "30.9%"],
  ]);
});

Deno.test("sorting loses no area, and ranks only those with people", () => {
  const some = fc.uniqueArray(fc.record({ code: fc.nat(999), people: fc.nat(50) }), {
    selector: ({ code }) => code,
  });
  const sorts = fc.constantFrom<RankingSort>("area", "people", "vaccinated", "rate", "lag");
  fc.assert(fc.property(some, sorts, (known, sort) => {
    const areas = known.map(({ code, people }) =>
      anArea(String(100_000 + code), { people, first: Math.floor(people / 2), lag: code % 9 })
    );
    const lines = rankAreas(areas, readRankingQuery({ sort }));
    assert.deepEqual(
      lines.map(({ area }) => area).toSorted(),
      areas.map(({ area }) => area).toSorted(),
    );
    for (const { rank, people } of lines) assert.equal(rank === undefined, people === 0);
  }));
});
