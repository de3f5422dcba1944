import type { Child } from "hono/jsx";
import { readRanking } from "../db/statistics/read_areas.ts";
import type { Sheet } from "../domain/tally/coverage_sheet.ts";
import { rankAreas } from "../domain/tally/ranking.ts";
import { type RankingQuery, readRankingQuery } from "../domain/tally/ranking_query.ts";
import {
  coverageByLag,
  lagGroupsSheet,
  rankingSheet,
  rankingSorts,
} from "../domain/tally/ranking_sheet.ts";
import { doseNumbersOf } from "../domain/tally/statistics_coverage.ts";
import type { AreaQuery } from "../views/statistics/area_sections.ts";
import { RankingPage } from "../views/statistics/ranking_page.tsx";
import { readerOf } from "./reader_of.ts";
import { onePage } from "./statistics_page.ts";
import { homeOf, readableArea, refusal, type StatisticalContext } from "./statistics_scope.ts";

interface ShownRanking {
  page: Child;
  /** All lines of it. */
  sheet: Sheet;
}

/** 自治体の比較, as far as the account may see. */
export async function readShownRanking(
  c: StatisticalContext,
  asked: AreaQuery,
): Promise<ShownRanking> {
  const home = homeOf(c.var.actor);
  const query = await withinHome(c, readRankingQuery(asked));
  const { areas, coverage } = await readRanking(readerOf(c), query);
  const lines = rankAreas(areas, query);
  const sheet = rankingSheet(lines, query);
  const paged = onePage(sheet, query.page);
  const groups = coverageByLag(lines);
  const shown = {
    ...{ home, at: c.var.at, groups, groupSheet: lagGroupsSheet(groups) },
    ...{ sheet: paged.sheet, pageCount: paged.pageCount, total: lines.length },
    query: { ...query, page: paged.page },
    doseNumbers: doseNumbersOf(coverage),
    sorts: rankingSorts(query),
  };
  return { page: <RankingPage {...shown} />, sheet };
}

/** A prefecture compares its own municipalities, and nothing else. */
async function withinHome(c: StatisticalContext, query: RankingQuery): Promise<RankingQuery> {
  const { actor } = c.var;
  if (query.prefectureCode) await readableArea(c, query.prefectureCode);
  if (actor.kind === "national") return query;
  if (query.of === "prefecture") throw await refusal(c);
  return { ...query, prefectureCode: actor.prefectureCode };
}
