import type { Child } from "hono/jsx";
import { countFindings } from "../db/finding/list_findings.ts";
import { countProgress } from "../db/progress/count_progress.ts";
import { readCoverage, readGroups, readLags, readPeople } from "../db/statistics/read_progress.ts";
import type { Reader } from "../db/reading.ts";
import type { PlainDate } from "../domain/date/plain_date.ts";
import type { FormProblem } from "../domain/form_problem.ts";
import { fiscalYearOf } from "../domain/tally/cohort.ts";
import {
  coverageByBand,
  coverageOf,
  doseNumbersOf,
  TALLY_SEXES,
} from "../domain/tally/statistics_coverage.ts";
import { lagClasses, lagsByVenue, lagSummary } from "../domain/tally/statistics_lag.ts";
import { pageOf } from "../domain/tally/statistics_page.ts";
import { dosesByVaccine } from "../domain/tally/statistics_vaccine.ts";
import { AgesPart } from "../views/progress/ages_part.tsx";
import { LagsPart } from "../views/progress/lags_part.tsx";
import { OverviewPart } from "../views/progress/overview_part.tsx";
import type { ProgressQuery, ProgressSection } from "../views/progress/progress_sections.ts";
import { VaccinesPart } from "../views/progress/vaccines_part.tsx";
import type { Office } from "./app_env.ts";
import { pageNumber } from "./page_number.ts";
import { readVenuesPart, readVsysPart } from "./progress_venues.tsx";

/** What a section is asked for. */
export interface AskedFigures {
  office: Office;
  reader: Reader;
  code: string;
  today: PlainDate;
  query: ProgressQuery;
}

/** A section as it stands now. */
export interface ShownFigures {
  /** What chooses the figures. */
  form?: Child;
  /** Why there are none. */
  problems?: readonly FormProblem[];
  part?: Child;
}

type Reading = (asked: AskedFigures) => Promise<ShownFigures>;

/** How each section of 接種状況 comes by its figures, when it is opened and when they change. */
export const READINGS: Record<ProgressSection, Reading> = {
  overview: readOverview,
  ages: readAges,
  vaccines: readVaccines,
  venues: readVenuesPart,
  lags: readLagPart,
  vsys: readVsysPart,
};

async function readOverview({ office, reader, code, today }: AskedFigures): Promise<ShownFigures> {
  const figures = await readCoverage(reader, code);
  const { departed, waitingTickets } = await countProgress(reader, code);
  const props = {
    coverage: coverageOf(figures),
    doseNumbers: doseNumbersOf(figures),
    findings: await countFindings(office.database.register, code, today),
  };
  return { part: <OverviewPart {...props} departed={departed} waitingTickets={waitingTickets} /> };
}

async function readAges({ reader, code, today, query }: AskedFigures): Promise<ShownFigures> {
  const people = await readPeople(reader, code);
  const fiscalYear = fiscalYearOf(today);
  const doseNumbers = doseNumbersOf(people);
  const sexes = TALLY_SEXES.map((sex) => {
    return { sex, bands: coverageByBand(people.filter((one) => one.sex === sex), fiscalYear) };
  });
  const part = (
    <AgesPart
      fiscalYear={fiscalYear}
      doseNumbers={doseNumbers}
      shownDose={doseNumbers.find((number) => String(number) === query.dose) ?? 1}
      all={coverageOf(people)}
      bands={coverageByBand(people, fiscalYear)}
      sexes={sexes.filter(({ bands }) => bands.length > 0)}
      query={query}
    />
  );
  return { part };
}

async function readVaccines({ reader, code }: AskedFigures): Promise<ShownFigures> {
  const groups = await readGroups(reader, code);
  const doseNumbers = doseNumbersOf(groups);
  const vaccines = dosesByVaccine(groups, doseNumbers);
  return { part: <VaccinesPart vaccines={vaccines} doseNumbers={doseNumbers} /> };
}

/** As many as a chart shows beside its table. */
const VENUES_SHOWN = 20;

async function readLagPart({ reader, code, query }: AskedFigures): Promise<ShownFigures> {
  const { all, venues } = await readLags(reader, code);
  const part = (
    <LagsPart
      summary={lagSummary(all)}
      classes={lagClasses(all)}
      venues={pageOf(lagsByVenue(venues), { page: pageNumber(query.page), length: VENUES_SHOWN })}
      ownCode={code}
      query={query}
    />
  );
  return { part };
}
