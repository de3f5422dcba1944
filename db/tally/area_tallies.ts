import { type RawBuilder, sql } from "kysely";
import { areaKind, NATION } from "../../domain/tally/area.ts";
import type {
  CoverageFigure,
  DayFigure,
  GroupFigure,
  LagFigure,
  OpenFigure,
  PeopleFigure,
  TotalFigure,
} from "../../domain/tally/figures.ts";
import type { GateReading } from "../reading.ts";

// Of any area, as the gate sees them: no person is in them, and they are a second or two behind.
// `gate` may be a transaction of `readGate`: then several readings are of one moment.

/** Of each of the areas that has any, by number of the dose. */
export function listTotals(gate: GateReading, areas: readonly string[]): Promise<TotalFigure[]> {
  return totals(gate, amongAreas(areas));
}

export function listCoverage(
  gate: GateReading,
  areas: readonly string[],
): Promise<CoverageFigure[]> {
  return coverage(gate, amongAreas(areas));
}

/** Of each municipality of a prefecture, or of each prefecture of the nation. */
export function listTotalsWithin(gate: GateReading, area: string): Promise<TotalFigure[]> {
  return totals(gate, within(area));
}

export function listCoverageWithin(gate: GateReading, area: string): Promise<CoverageFigure[]> {
  return coverage(gate, within(area));
}

/** By day, then by number of the dose. */
export function listDays(gate: GateReading, area: string): Promise<DayFigure[]> {
  return gate.selectFrom("tally_day")
    .select(["vaccinated_on as vaccinatedOn", "dose_number as doseNumber", "vaccine", "count"])
    .where("area", "=", area).orderBy("vaccinated_on").orderBy("dose_number").orderBy("vaccine")
    .execute();
}

export function listGroups(gate: GateReading, area: string): Promise<GroupFigure[]> {
  return gate.selectFrom("tally_group")
    .select(["dose_number as doseNumber", "vaccine", "sex", "age_from as ageFrom", "count"])
    .where("area", "=", area)
    .orderBy("dose_number").orderBy("vaccine").orderBy("sex").orderBy("age_from").execute();
}

export function listPeople(gate: GateReading, area: string): Promise<PeopleFigure[]> {
  return gate.selectFrom("tally_people")
    .select(["sex", "cohort", "dose_number as doseNumber", "count as people"])
    .where("area", "=", area).orderBy("cohort").orderBy("sex").orderBy("dose_number").execute();
}

export function listLags(gate: GateReading, area: string): Promise<LagFigure[]> {
  return gate.selectFrom("tally_lag").select(["lag_days as lagDays", "count"])
    .where("area", "=", area).orderBy("lag_days").execute();
}

const PORTION = 5_000;

/** Some thousand at a time, by day, prefecture, sex, age class and number of the dose. */
export async function* listOpenFigures(gate: GateReading): AsyncIterable<OpenFigure[]> {
  let place = sql`true`;
  for (;;) {
    const { rows } = await sql<OpenFigure>`
      select vaccinated_on as "vaccinatedOn", area as prefecture, sex, age_class as "ageClass",
        dose_number as "doseNumber", count
      from tally_open where ${place}
      order by vaccinated_on, area, sex, age_class, dose_number limit ${PORTION}`.execute(gate);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < PORTION) return;
    place = sql`(vaccinated_on, area, sex, age_class, dose_number) > (${last.vaccinatedOn}::date,
      ${last.prefecture}, ${last.sex}, ${last.ageClass}, ${last.doseNumber}::smallint)`;
  }
}

type Which = RawBuilder<boolean>;

function totals(gate: GateReading, which: Which): Promise<TotalFigure[]> {
  return gate.selectFrom("tally_total")
    .select(["area", "dose_number as doseNumber", "count", "lag_days as lagDays"])
    .where(which).orderBy("area").orderBy("dose_number").execute();
}

function coverage(gate: GateReading, which: Which): Promise<CoverageFigure[]> {
  return gate.selectFrom("tally_coverage")
    .select(["area", "dose_number as doseNumber", "count as people"])
    .where("standing", "=", "registered").where(which)
    .orderBy("area").orderBy("dose_number").execute();
}

function amongAreas(areas: readonly string[]): Which {
  return sql<boolean>`area = any(${[...areas]}::text[])`;
}

/** A municipality has nothing within it. As the primary key sorts: "12" < "122271" < "13". */
function within(area: string): Which {
  if (area === NATION) return sql<boolean>`char_length(area) = 2 and area <> ${NATION}`;
  if (areaKind(area) !== "prefecture") return sql<boolean>`false`;
  return sql<boolean>`area > ${area} and area < ${area + "9999999"}`;
}
