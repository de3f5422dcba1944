import type { Generated } from "kysely";
import type { TallySex } from "../../domain/tally/figures.ts";

/** What a dose counts under. */
interface DoseFacts {
  dose_number: number;
  vaccinated_on: string;
  vaccine: string;
  /** Of the person the ticket belongs to now. */
  sex: TallySex;
  /** Lowest age of the five-year band on the day, 100 for all above; -1 unknown. */
  age_from: number;
  place_code: string;
  venue_name: string;
  registered_on: string;
}

/** By how many more doses (or fewer) there are; waits to be added to the tallies. */
interface DoseChangeTable extends DoseFacts {
  municipality_code: string;
  id: Generated<string>;
  change: number;
}

/**
 * "registered": people (dose number 0), and those with at least one dose of the number; "departed":
 * 転出・死亡・削除; "waiting": tickets with a dose whose person is not registered.
 */
export type Standing = "registered" | "departed" | "waiting";

interface PeopleChangeTable {
  municipality_code: string;
  id: Generated<string>;
  standing: Standing;
  sex: TallySex;
  /** `cohortOf` the birth date; -1 unknown. */
  cohort: number;
  dose_number: number;
  change: number;
}

/**
 * A row somebody has written since the tallies were last settled, as it was before; the first of
 * several is the one that is counted. Nothing else is known of a row that did not count then.
 */
interface TouchedDoseTable {
  municipality_code: string;
  touched_at: Generated<Date>;
  /** Of `dose` or of `erased_dose`. */
  dose_id: string;
  /** The ticket it is on now, and the one it was on. */
  ticket_number: string | null;
  was_on: string | null;
  dose_number: number | null;
  vaccinated_on: string | null;
  vaccine: string | null;
  place_code: string | null;
  venue_name: string | null;
  registered_on: string | null;
}

interface TouchedTicketTable {
  municipality_code: string;
  touched_at: Generated<Date>;
  ticket_number: string;
  resident_number_key: string | null;
}

interface TouchedRecipientTable {
  municipality_code: string;
  touched_at: Generated<Date>;
  resident_number_key: string;
  /** Whether there was such a person at all, and whether they counted. */
  was_known: boolean;
  was_here: boolean;
  sex: TallySex | null;
  birth_date: string | null;
}

interface Area {
  /** domain/tally/area.ts */
  area: string;
}

/** What is counted; see `db/tally/cuts.ts`. */
export interface TallyTables {
  tally_cell: Area & Omit<DoseFacts, "place_code" | "venue_name" | "registered_on"> & Count;
  tally_day: Area & Pick<DoseFacts, "vaccinated_on" | "dose_number" | "vaccine"> & Count;
  tally_group: Area & Pick<DoseFacts, "dose_number" | "vaccine" | "sex" | "age_from"> & Count;
  tally_total: Area & Pick<DoseFacts, "dose_number"> & Count & { lag_days: number };
  tally_open:
    & Area
    & Pick<DoseFacts, "vaccinated_on" | "dose_number" | "sex">
    & { age_class: "-64" | "65-" | "UNK" }
    & Count;
  tally_venue:
    & Area
    & Pick<DoseFacts, "place_code" | "venue_name" | "vaccinated_on" | "vaccine">
    & { is_old: boolean }
    & Count;
  tally_venue_day:
    & Area
    & Pick<DoseFacts, "place_code" | "venue_name" | "vaccinated_on">
    & Count
    & { /** 65 and older on the day. */ old: number };
  tally_venue_lag:
    & Area
    & Pick<DoseFacts, "place_code" | "venue_name">
    & { lag_days: number }
    & Count;
  tally_lag: Area & { lag_days: number } & Count;
  tally_entry: Area & Pick<DoseFacts, "vaccinated_on" | "registered_on"> & Count;
  tally_people:
    & Area
    & Pick<PeopleChangeTable, "sex" | "cohort" | "dose_number">
    & Count;
  tally_coverage: Area & Pick<PeopleChangeTable, "standing" | "dose_number"> & Count;
}

interface Count {
  count: number;
}

/** What waits to be counted: the application only adds to it, in the transaction that writes. */
export interface TallyQueueTables {
  dose_change: DoseChangeTable;
  people_change: PeopleChangeTable;
  touched_dose: TouchedDoseTable;
  touched_ticket: TouchedTicketTable;
  touched_recipient: TouchedRecipientTable;
}
