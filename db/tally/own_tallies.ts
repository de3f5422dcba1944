import { type RawBuilder, sql } from "kysely";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type {
  CellFigure,
  CoverageFigure,
  DayFigure,
  EntryFigure,
  GroupFigure,
  LagFigure,
  PeopleFigure,
  TotalFigure,
  VenueDayFigure,
  VenueLagFigure,
} from "../../domain/tally/figures.ts";
import type { RegisterReading } from "../reading.ts";
import type { Standing } from "../schema/tally_tables.ts";
import { CUTS, type TallyTable } from "./cuts.ts";
import { settleTouched } from "./settle_touched.ts";
import { talliedNow } from "./tallied_now.ts";

/** Days of 接種日, both included; an end that is left out is open. */
export interface TallyPeriod {
  from?: PlainDate;
  to?: PlainDate;
}

// All of these are of the municipality that `tx` has entered, and exact at the moment they are read; on
// a replica as exact as they were last settled, a second before.

/** `doseNumber` 0, all people, comes first. */
export function listOwnCoverage(
  tx: RegisterReading,
  code: string,
): Promise<CoverageFigure[]> {
  return list(tx, code, {
    table: "tally_coverage",
    columns: sql`${code} as area, dose_number as "doseNumber", count as people`,
    within: sql`standing = 'registered'`,
    order: sql`dose_number`,
  });
}

/** Everybody and every waiting ticket, by how they stand; see `Standing`. */
export function listOwnStandings(
  tx: RegisterReading,
  code: string,
): Promise<{ standing: Standing; doseNumber: number; count: number }[]> {
  return list(tx, code, {
    table: "tally_coverage",
    columns: sql`standing, dose_number as "doseNumber", count`,
    order: sql`standing, dose_number`,
  });
}

export function listOwnTotals(tx: RegisterReading, code: string): Promise<TotalFigure[]> {
  return list(tx, code, {
    table: "tally_total",
    columns: sql`${code} as area, dose_number as "doseNumber", count, lag_days as "lagDays"`,
    order: sql`dose_number`,
  });
}

/** By day, then by number of the dose. */
export function listOwnDays(
  tx: RegisterReading,
  code: string,
  period: TallyPeriod = {},
): Promise<DayFigure[]> {
  return list(tx, code, {
    table: "tally_day",
    columns: sql`vaccinated_on as "vaccinatedOn", dose_number as "doseNumber", vaccine, count`,
    within: during(period),
    order: sql`vaccinated_on, dose_number, vaccine`,
  });
}

export function listOwnGroups(tx: RegisterReading, code: string): Promise<GroupFigure[]> {
  return list(tx, code, {
    table: "tally_group",
    columns: sql`dose_number as "doseNumber", vaccine, sex, age_from as "ageFrom", count`,
    order: sql`dose_number, vaccine, sex, age_from`,
  });
}

export function listOwnPeople(tx: RegisterReading, code: string): Promise<PeopleFigure[]> {
  return list(tx, code, {
    table: "tally_people",
    columns: sql`sex, cohort, dose_number as "doseNumber", count as people`,
    order: sql`cohort, sex, dose_number`,
  });
}

/** By day, then by venue. */
export function listOwnVenueDays(
  tx: RegisterReading,
  code: string,
  period: TallyPeriod = {},
): Promise<VenueDayFigure[]> {
  return list(tx, code, {
    table: "tally_venue",
    columns: sql`place_code as "placeCode", venue_name as "venueName",
      vaccinated_on as "vaccinatedOn", vaccine, is_old as "isOld", count`,
    within: during(period),
    order: sql`vaccinated_on, place_code, venue_name, vaccine, is_old`,
  });
}

export function listOwnVenueLags(
  tx: RegisterReading,
  code: string,
): Promise<VenueLagFigure[]> {
  return list(tx, code, {
    table: "tally_venue_lag",
    columns:
      sql`place_code as "placeCode", venue_name as "venueName", lag_days as "lagDays", count`,
    order: sql`place_code, venue_name, lag_days`,
  });
}

export function listOwnLags(tx: RegisterReading, code: string): Promise<LagFigure[]> {
  return list(tx, code, {
    table: "tally_lag",
    columns: sql`lag_days as "lagDays", count`,
    order: sql`lag_days`,
  });
}

export function listOwnEntries(tx: RegisterReading, code: string): Promise<EntryFigure[]> {
  return list(tx, code, {
    table: "tally_entry",
    columns: sql`vaccinated_on as "vaccinatedOn", registered_on as "registeredOn", count`,
    order: sql`vaccinated_on, registered_on`,
  });
}

const PORTION = 5_000;

/**
 * Some thousand at a time, by day, number, vaccine, sex and age: all as they were when the first
 * were asked for. A transaction can have one such reading open.
 */
export async function* ownCells(
  tx: RegisterReading,
  code: string,
): AsyncIterable<CellFigure[]> {
  await settleTouched(tx, code);
  await sql`
    declare own_cells cursor for
    select vaccinated_on as "vaccinatedOn", dose_number as "doseNumber", vaccine, sex,
      age_from as "ageFrom", count
    from ${talliedNow(CUTS.tally_cell, code)}
    order by vaccinated_on, dose_number, vaccine, sex, age_from`.execute(tx);
  for (;;) {
    const { rows } = await sql<CellFigure>`fetch ${sql.lit(PORTION)} from own_cells`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < PORTION) break;
  }
  await sql`close own_cells`.execute(tx);
}

interface Listing {
  table: TallyTable;
  columns: RawBuilder<unknown>;
  within?: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
}

async function list<Figure>(
  tx: RegisterReading,
  code: string,
  { table, columns, within, order }: Listing,
): Promise<Figure[]> {
  await settleTouched(tx, code);
  const { rows } = await sql<Figure>`
    select ${columns} from ${talliedNow(CUTS[table], code, within)} order by ${order}`.execute(tx);
  return rows;
}

function during({ from, to }: TallyPeriod): RawBuilder<unknown> {
  const after = from ? sql`vaccinated_on >= ${from}::date` : sql`true`;
  return to ? sql`${after} and vaccinated_on <= ${to}::date` : after;
}
