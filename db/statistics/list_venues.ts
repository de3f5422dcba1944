import { type RawBuilder, sql } from "kysely";
import type { VenueDay, VenueTotal } from "../../domain/tally/statistics_venue.ts";
import type { RegisterReading } from "../reading.ts";
import { countedBy, CUTS } from "../tally/cuts.ts";
import type { TallyPeriod } from "../tally/own_tallies.ts";

export interface Paging {
  /** From 1; beyond the end it is the last one. */
  page: number;
  length: number;
}

export interface VenueLists {
  /** Every venue of the period, the one with most doses first. */
  venues: VenueTotal[];
  /** One page of every venue of every day, the latest day first; how many there are in all. */
  venueDays: VenueDay[];
  venueDayCount: number;
  /** Every day of the `largestCount` first venues, in no order. */
  largestDays: VenueDay[];
}

export interface ListedVenues {
  period: TallyPeriod;
  venueDays: Paging;
  largestCount: number;
}

/**
 * The venues of a period, in one statement. A city has tens of thousands of rows of venue and day:
 * what has been added up is never sorted or grouped by both, only the few that are shown, and what
 * waits to be added. Whoever reads these has read an own tally before in the same transaction, so
 * that what was written is settled.
 */
export async function listVenues(
  tx: RegisterReading,
  code: string,
  { period, venueDays: { page, length }, largestCount }: ListedVenues,
): Promise<VenueLists> {
  const tallied = sql`select ${KEYS}, count, old from tally_venue_day
    where area = ${code} and ${within(period)}`;
  const { rows: [lists] } = await sql<VenueLists>`
    with waiting as materialized (
      select ${KEYS}, sum(count)::bigint as count, sum(old)::bigint as old from (
        select ${countedBy(CUTS.tally_venue_day)} from dose_change where municipality_code = ${code}
      ) as change where ${within(period)} group by ${KEYS}
    ), venue as materialized (
      select ${NAME}, ${SUMS},
        row_number() over (order by sum(count) desc, venue_name, place_code) as place
      from (${tallied} union all select * from waiting) as part
      group by ${NAME} having sum(count) <> 0
    ), counted as materialized (
      select (select count(*) from (${tallied}) as tally) + (
        select count(*) filter (where tally.count is null and waiting.count <> 0)
          - count(*) filter (where tally.count + waiting.count = 0)
        from waiting left join tally_venue_day as tally
          on area = ${code} and (${keysOf("tally")}) = (${keysOf("waiting")})
      ) as total
    ), shown as materialized (
      select ${length} * least(${page - 1}::bigint, greatest(total - 1, 0) / ${length}) as first
      from counted
    )
    select
      (select coalesce(json_agg(${VENUE} order by place), '[]') from venue) as venues,
      (select coalesce(json_agg(${VENUE_DAY}), '[]') from (
        select ${KEYS}, ${SUMS} from (
          (${tallied} order by ${LATEST_FIRST}
            limit (select first + ${length} + (select count(*) from waiting) from shown))
          union all select * from waiting
        ) as part
        group by ${KEYS} having sum(count) <> 0
        order by ${LATEST_FIRST} limit ${length} offset (select first from shown)
      ) as day) as "venueDays",
      (select total from counted) as "venueDayCount",
      (select coalesce(json_agg(${VENUE_DAY}), '[]') from (
        select ${KEYS}, ${SUMS} from (${tallied} union all select * from waiting) as part
        where (${NAME}) in (select ${NAME} from venue where place <= ${largestCount})
        group by ${KEYS} having sum(count) <> 0
      ) as day) as "largestDays"`.execute(tx);
  return lists!;
}

const NAME = sql`place_code, venue_name`;
const KEYS = sql`vaccinated_on, place_code, venue_name`;
const SUMS = sql`sum(count)::bigint as count, sum(old)::bigint as old`;
const LATEST_FIRST = sql`vaccinated_on desc, venue_name, place_code`;
const VENUE = sql`json_build_object(
  'placeCode', place_code, 'venueName', venue_name, 'count', count, 'old', old)`;
const VENUE_DAY = sql`json_build_object('placeCode', place_code, 'venueName', venue_name,
  'vaccinatedOn', vaccinated_on, 'count', day.count, 'old', day.old)`;

function keysOf(table: string): RawBuilder<unknown> {
  const columns = ["vaccinated_on", "place_code", "venue_name"];
  return sql.join(columns.map((column) => sql.ref(`${table}.${column}`)));
}

function within({ from, to }: TallyPeriod): RawBuilder<unknown> {
  return sql`${from ? sql`vaccinated_on >= ${from}::date` : sql`true`}
    and ${to ? sql`vaccinated_on <= ${to}::date` : sql`true`}`;
}
