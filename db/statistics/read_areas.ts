import type { CoverageArea } from "../../domain/tally/coverage_area.ts";
import { areaAbove, areasUpwards } from "../../domain/tally/coverage_area.ts";
import { partnersOf } from "../../domain/tally/coverage_partners.ts";
import type {
  CoverageFigure,
  GroupFigure,
  LagFigure,
  PeopleFigure,
  TotalFigure,
} from "../../domain/tally/figures.ts";
import type { RankingFigure } from "../../domain/tally/ranking.ts";
import type { RankingQuery } from "../../domain/tally/ranking_query.ts";
import { NATION } from "../../domain/tally/area.ts";
import { type GateReading, type Reader, readGate } from "../reading.ts";
import {
  listCoverage,
  listCoverageWithin,
  listGroups,
  listLags,
  listPeople,
  listTotals,
  listTotalsWithin,
} from "../tally/area_tallies.ts";
import { listRanking } from "./list_ranking.ts";
import { type DayDose, listDayDoses } from "./list_day_doses.ts";

// Each reading is of one moment, so that what stands on a page adds up. No person is in any.

export interface AreaFigures {
  /** Of the area and of all those above it. */
  coverage: CoverageFigure[];
  totals: TotalFigure[];
  /** Of each area right within it. */
  coverageWithin: CoverageFigure[];
  totalsWithin: TotalFigure[];
  /** Of the area: the last days that have doses. */
  days: DayDose[];
}

export function readArea(
  reader: Reader,
  area: CoverageArea,
  { lastDays }: { lastDays: number },
): Promise<AreaFigures> {
  const areas = areasUpwards(area).map(({ code }) => code);
  return readGate(reader, async (tx) => ({
    coverage: await listCoverage(tx, areas),
    totals: await listTotals(tx, areas),
    coverageWithin: await listCoverageWithin(tx, area.code),
    totalsWithin: await listTotalsWithin(tx, area.code),
    days: await listDayDoses(tx, area.code, { lastDays }),
  }));
}

/** An area's figures, and those of the areas whose tables are hidden with its own. */
export interface WithPartners<Figure> {
  own: { area: string; figures: Figure[] };
  partners: { area: string; figures: Figure[] }[];
}

export function readAreaPeople(
  reader: Reader,
  area: CoverageArea,
): Promise<WithPartners<PeopleFigure>> {
  return readWithPartners(reader, area, listPeople);
}

export function readAreaGroups(
  reader: Reader,
  area: CoverageArea,
): Promise<WithPartners<GroupFigure>> {
  return readWithPartners(reader, area, listGroups);
}

function readWithPartners<Figure>(
  reader: Reader,
  area: CoverageArea,
  read: (gate: GateReading, area: string) => Promise<Figure[]>,
): Promise<WithPartners<Figure>> {
  return readGate(reader, async (tx) => {
    const above = areaAbove(area);
    const coverage = above ? await listCoverageWithin(tx, above.code) : [];
    const siblings = coverage.filter(({ doseNumber }) => doseNumber === 0);
    const partners: WithPartners<Figure>["partners"] = [];
    for (const partner of partnersOf(area.code, siblings)) {
      partners.push({ area: partner, figures: await read(tx, partner) });
    }
    return { own: { area: area.code, figures: await read(tx, area.code) }, partners };
  });
}

export function readAreaDays(reader: Reader, area: CoverageArea): Promise<DayDose[]> {
  return readGate(reader, (tx) => listDayDoses(tx, area.code));
}

export interface EntryFigures {
  lags: LagFigure[];
  days: DayDose[];
}

export function readAreaEntry(
  reader: Reader,
  area: CoverageArea,
  { lastDays }: { lastDays: number },
): Promise<EntryFigures> {
  return readGate(reader, async (tx) => ({
    lags: await listLags(tx, area.code),
    days: await listDayDoses(tx, area.code, { lastDays }),
  }));
}

export interface RankingFigures {
  areas: RankingFigure[];
  /** Of the area whose parts are compared. */
  coverage: CoverageFigure[];
}

export function readRanking(reader: Reader, query: RankingQuery): Promise<RankingFigures> {
  return readGate(reader, async (tx) => ({
    areas: await listRanking(tx, query),
    coverage: await listCoverage(tx, [query.prefectureCode ?? NATION]),
  }));
}
