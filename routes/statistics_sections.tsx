import type { Child } from "hono/jsx";
import {
  readAreaDays,
  readAreaEntry,
  readAreaGroups,
  readAreaPeople,
} from "../db/statistics/read_areas.ts";
import type { Reader } from "../db/reading.ts";
import { AppError } from "../domain/app_error.ts";
import { sumOf } from "../domain/dose/day_totals.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import { fiscalYearOf } from "../domain/tally/cohort.ts";
import { ageTable } from "../domain/tally/coverage_ages.ts";
import type { CoverageArea } from "../domain/tally/coverage_area.ts";
import {
  daysSheet,
  dosesByPeriod,
  meanOf,
  periodUnit,
  withQuietDays,
} from "../domain/tally/coverage_days.ts";
import { lagSheet } from "../domain/tally/coverage_lags.ts";
import { DAYS_NEEDED, missingEntries } from "../domain/tally/coverage_missing.ts";
import type { Sheet } from "../domain/tally/coverage_sheet.ts";
import { vaccineAgesSheet, vaccineTable } from "../domain/tally/coverage_vaccines.ts";
import { readDoseNumber } from "../domain/tally/ranking_query.ts";
import { doseNumbersOf } from "../domain/tally/statistics_coverage.ts";
import { lagClasses, lagSummary } from "../domain/tally/statistics_lag.ts";
import { AgesPart } from "../views/statistics/ages_part.tsx";
import type { AreaQuery, AreaSection } from "../views/statistics/area_sections.ts";
import { DaysPart } from "../views/statistics/days_part.tsx";
import { EntryPart } from "../views/statistics/entry_part.tsx";
import { VaccinesPart } from "../views/statistics/vaccines_part.tsx";
import { pageNumber } from "./page_number.ts";
import { readOverview } from "./statistics_overview.tsx";
import { onePage } from "./statistics_page.ts";

/** Which figures a section is asked for. */
export interface AskedSection {
  reader: Reader;
  place: CoverageArea;
  query: AreaQuery;
  at: Date;
}

/** A section of an area's figures: what its page shows, and the table of it that a file has. */
export interface ShownSection {
  part: Child;
  sheet: Sheet;
}

export const SECTION_READINGS: Record<
  AreaSection,
  (asked: AskedSection) => Promise<ShownSection>
> = {
  overview: readOverview,
  ages: readAges,
  vaccines: readVaccines,
  days: readDays,
  entry: readEntry,
};

async function readAges({ reader, place, query, at }: AskedSection): Promise<ShownSection> {
  const people = await readAreaPeople(reader, place);
  const doseNumbers = doseNumbersOf(people.own.figures);
  const doseNumber = readDoseNumber(query.dose);
  const fiscalYear = fiscalYearOf(japanToday(at));
  const table = ageTable({ ...people, doseNumber, fiscalYear });
  const shown = { place, at, doseNumbers, shownDose: doseNumber, fiscalYear, table };
  return { part: <AgesPart {...shown} />, sheet: table.sheet };
}

async function readVaccines({ reader, place, query, at }: AskedSection): Promise<ShownSection> {
  const groups = await readAreaGroups(reader, place);
  const { figures } = groups.own;
  const doseNumbers = doseNumbersOf([...figures, ...groups.partners.flatMap((one) => one.figures)]);
  const table = vaccineTable(groups, doseNumbers);
  const asked = query.vaccine;
  const vaccine = table.shown.find((each) => each === asked);
  if (asked && !vaccine) {
    throw new AppError("not_found", "そのワクチンの集計はありません。一覧から選び直してください。");
  }
  const shares = table.shown.map((each) => ({
    vaccine: each,
    count: sumOf(figures.filter((figure) => figure.vaccine === each)),
  }));
  const first = vaccine ?? table.shown[0];
  const chosen = first && { vaccine: first, sheet: vaccineAgesSheet(groups, first) };
  const shown = { place, at, table, shares, whole: sumOf(figures), chosen: chosen || undefined };
  const sheet = vaccine && chosen ? chosen.sheet : table.sheet;
  return { part: <VaccinesPart {...shown} />, sheet };
}

/** As many as one sees at once; all are in the table. */
const MOST_RECENT = { day: 90, week: 53, month: 36 };

async function readDays({ reader, place, query, at }: AskedSection): Promise<ShownSection> {
  const figures = await readAreaDays(reader, place);
  const unit = periodUnit(query.unit);
  const doseNumbers = doseNumbersOf(figures);
  const periods = dosesByPeriod(figures, unit, doseNumbers);
  const whole = daysSheet(periods, unit, doseNumbers);
  const drawn = unit === "day" ? withQuietDays(periods) : periods;
  const most = MOST_RECENT[unit];
  const shown = {
    ...{ place, at, unit, doseNumbers, periods },
    recent: drawn.slice(-most),
    isWhole: drawn.length <= most,
    mean: unit === "day" ? meanOf(drawn).slice(-most) : undefined,
    ...onePage(whole, pageNumber(query.page)),
  };
  return { part: <DaysPart {...shown} />, sheet: whole };
}

async function readEntry({ reader, place, at }: AskedSection): Promise<ShownSection> {
  const { lags, days } = await readAreaEntry(reader, place, { lastDays: DAYS_NEEDED });
  const classes = lagClasses(lags);
  const sheet = lagSheet(classes);
  const missing = missingEntries(days, lags, japanToday(at));
  const shown = { place, at, summary: lagSummary(lags), classes, sheet, missing };
  return { part: <EntryPart {...shown} />, sheet };
}
