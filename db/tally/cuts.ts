import { type RawBuilder, sql } from "kysely";
import type { AreaKind } from "../../domain/tally/area.ts";
import type { TallyQueueTables, TallyTables } from "../schema/tally_tables.ts";

export type TallyTable = keyof TallyTables;
export type ChangeTable = Extract<keyof TallyQueueTables, "dose_change" | "people_change">;

/** One way of counting: what its rows are counted by, and what is added up in each. */
export interface Cut {
  /** Where the counts are kept; where what is still to be added to them waits. */
  table: TallyTable;
  changes: ChangeTable;
  areas: readonly AreaKind[];
  /** Each column of the key, from the columns of the changes. */
  keys: Record<string, RawBuilder<unknown>>;
  /** Each column that adds up; `count` is one of them. */
  measures: Record<string, RawBuilder<unknown>>;
  which?: RawBuilder<unknown>;
}

const EVERYWHERE: readonly AreaKind[] = ["municipality", "prefecture", "nation"];
const AT_HOME: readonly AreaKind[] = ["municipality"];

const same = (...columns: string[]) =>
  Object.fromEntries(columns.map((column) => [column, sql.ref(column)]));
const count = sql.ref("change");
const lag = sql`registered_on - vaccinated_on`;
const DOSES = { changes: "dose_change", measures: { count } } as const;
const PEOPLE = { changes: "people_change", measures: { count } } as const;

/** Every tally, declared once: folding, reading, verifying and rebuilding all go by this list. */
export const CUTS = {
  tally_cell: {
    ...DOSES,
    table: "tally_cell",
    areas: AT_HOME,
    keys: same("vaccinated_on", "dose_number", "vaccine", "sex", "age_from"),
  },
  tally_day: {
    ...DOSES,
    table: "tally_day",
    areas: EVERYWHERE,
    keys: same("vaccinated_on", "dose_number", "vaccine"),
  },
  tally_group: {
    ...DOSES,
    table: "tally_group",
    areas: EVERYWHERE,
    keys: same("dose_number", "vaccine", "sex", "age_from"),
  },
  tally_total: {
    table: "tally_total",
    changes: "dose_change",
    areas: EVERYWHERE,
    keys: same("dose_number"),
    measures: { count, lag_days: sql`change * (${lag})` },
  },
  tally_open: {
    ...DOSES,
    table: "tally_open",
    areas: ["prefecture"],
    keys: {
      ...same("vaccinated_on", "dose_number", "sex"),
      age_class:
        sql`case when age_from < 0 then 'UNK' when age_from < 65 then '-64' else '65-' end`,
    },
  },
  tally_venue: {
    ...DOSES,
    table: "tally_venue",
    areas: AT_HOME,
    keys: {
      ...same("place_code", "venue_name", "vaccinated_on", "vaccine"),
      is_old: sql`age_from >= 65`,
    },
  },
  tally_venue_day: {
    table: "tally_venue_day",
    changes: "dose_change",
    areas: AT_HOME,
    keys: same("vaccinated_on", "place_code", "venue_name"),
    measures: { count, old: sql`case when age_from >= 65 then change else 0 end` },
  },
  tally_venue_lag: {
    ...DOSES,
    table: "tally_venue_lag",
    areas: AT_HOME,
    keys: { ...same("place_code", "venue_name"), lag_days: lag },
  },
  tally_lag: { ...DOSES, table: "tally_lag", areas: EVERYWHERE, keys: { lag_days: lag } },
  tally_entry: {
    ...DOSES,
    table: "tally_entry",
    areas: AT_HOME,
    keys: same("vaccinated_on", "registered_on"),
  },
  tally_people: {
    ...PEOPLE,
    table: "tally_people",
    areas: EVERYWHERE,
    keys: same("sex", "cohort", "dose_number"),
    which: sql`standing = 'registered'`,
  },
  tally_coverage: {
    ...PEOPLE,
    table: "tally_coverage",
    areas: EVERYWHERE,
    keys: same("standing", "dose_number"),
  },
} satisfies Record<TallyTable, Cut>;

export const ALL_CUTS: readonly Cut[] = Object.values(CUTS);

/** `a, b, c` for a list of columns. */
export function columnsOf(columns: Record<string, unknown>): RawBuilder<unknown> {
  return sql.join(Object.keys(columns).map((column) => sql.ref(column)));
}

/** Rows of changes as a cut counts them: its keys and measures, not yet added up. */
export function countedBy({ keys, measures }: Cut): RawBuilder<unknown> {
  return sql.join(
    Object.entries({ ...keys, ...measures }).map(([column, value]) =>
      sql`${value} as ${sql.ref(column)}`
    ),
  );
}

/** Sums of a cut's measures, by name. */
export function sumsOf({ measures }: Cut): RawBuilder<unknown> {
  return sql.join(
    Object.keys(measures).map((column) =>
      sql`sum(${sql.ref(column)})::bigint as ${sql.ref(column)}`
    ),
  );
}
