import { type AreaFigures, readArea } from "../db/statistics/read_areas.ts";
import { PREFECTURES } from "../domain/municipality/municipality_master.ts";
import { municipalitiesOf } from "../domain/municipality/municipality_search.ts";
import { areasUpwards, type CoverageArea } from "../domain/tally/coverage_area.ts";
import { areaCoverages, areasSheet, dosesSheet } from "../domain/tally/coverage_areas.ts";
import { dosesByPeriod, meanOf, withQuietDays } from "../domain/tally/coverage_days.ts";
import { readDoseNumber } from "../domain/tally/ranking_query.ts";
import { doseNumbersOf } from "../domain/tally/statistics_coverage.ts";
import { OverviewPart } from "../views/statistics/overview_part.tsx";
import { pageNumber } from "./page_number.ts";
import { onePage, ROWS_A_PAGE } from "./statistics_page.ts";
import type { AskedSection, ShownSection } from "./statistics_sections.tsx";

/** How many of the last days the overview shows; the first needs the six before it for its mean. */
const DAYS_SHOWN = 90;
const DAYS_READ = DAYS_SHOWN + 6;

/** 全体 of an area. */
export async function readOverview(
  { reader, place, query, at }: AskedSection,
): Promise<ShownSection> {
  const figures = await readArea(reader, place, { lastDays: DAYS_READ });
  const places = areasUpwards(place);
  const codes = places.map(({ code }) => code);
  const known = areaCoverages(codes, figures.coverage, figures.totals)
    .map((own, index) => ({ ...own, place: places[index]! }));
  const doseNumbers = doseNumbersOf([
    ...figures.coverage.filter(({ area }) => area === place.code),
    ...figures.totals.filter(({ area }) => area === place.code),
  ]);
  const doses = dosesSheet(known, doseNumbers);
  const within = withinOf(place, figures, { doseNumbers, query });
  const shown = {
    ...{ place, at, own: known[0]!, doseNumbers, doses },
    daily: lastDays(figures, doseNumbers),
    within: within?.shown,
  };
  return { part: <OverviewPart {...shown} />, sheet: within?.sheet ?? doses };
}

function lastDays({ days }: AreaFigures, doseNumbers: readonly number[]) {
  const all = withQuietDays(dosesByPeriod(days, "day", doseNumbers));
  return { days: all.slice(-DAYS_SHOWN), mean: meanOf(all).slice(-DAYS_SHOWN), doseNumbers };
}

interface Shown {
  doseNumbers: readonly number[];
  query: AskedSection["query"];
}

/** What the area consists of, a page of it; undefined of a municipality. */
function withinOf(
  place: CoverageArea,
  { coverageWithin, totalsWithin }: AreaFigures,
  { doseNumbers, query }: Shown,
) {
  if (place.kind === "municipality") return undefined;
  const parts = place.kind === "nation" ? PREFECTURES : municipalitiesOf(place.code);
  const areas = areaCoverages(parts.map(({ code }) => code), coverageWithin, totalsWithin);
  const caption = place.kind === "nation" ? "都道府県ごとの接種率" : "市区町村ごとの接種率";
  const sheet = areasSheet(caption, areas, doseNumbers);
  const paged = onePage(sheet, pageNumber(query.page));
  const first = (paged.page - 1) * ROWS_A_PAGE;
  const shown = {
    ...paged,
    shownDose: readDoseNumber(query.dose),
    areas: areas.slice(first, first + ROWS_A_PAGE),
  };
  return { sheet, shown };
}
