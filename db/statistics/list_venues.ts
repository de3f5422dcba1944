import { type RawBuilder, sql } from "kysely";
import type { PagedList } from "../../domain/tally/statistics_page.ts";
import type { Venue, VenueDay, VenueTotal } from "../../domain/tally/statistics_venue.ts";
import { columnsOf, countedBy, CUTS } from "../tally/cuts.ts";
import type { TallyPeriod } from "../tally/own_tallies.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export interface Paging {
  /** From 1; beyond the end it is the last one. */
  page: number;
  length: number;
}

// Added up in the database: a city has some hundred thousand rows of venues. Whoever reads these has
// read an own tally before in the same transaction, so that what was written is settled.

/** Every venue of a period, the one with most doses first. */
export async function listVenueTotals(
  tx: MunicipalityTransaction,
  code: string,
  period: TallyPeriod,
): Promise<VenueTotal[]> {
  const { rows } = await sql<VenueTotal>`
    select ${VENUE}, ${DOSES} from ${venueParts(code, period)}
    group by place_code, venue_name having sum(count) <> 0
    order by count desc, "venueName", "placeCode"`.execute(tx);
  return rows;
}

/** Every venue of every day of a period, the latest day first. */
export async function listVenueDays(
  tx: MunicipalityTransaction,
  code: string,
  { period, page, length }: Paging & { period: TallyPeriod },
): Promise<PagedList<VenueDay>> {
  const { rows } = await sql<VenueDay & { total: number }>`
    with listed as materialized (
      select ${VENUE}, ${DAY}, ${DOSES} from ${venueParts(code, period)}
      group by place_code, venue_name, vaccinated_on having sum(count) <> 0
    )
    select "placeCode", "venueName", "vaccinatedOn", count, old,
      (select count(*) from listed) as total
    from listed order by "vaccinatedOn" desc, "venueName", "placeCode"
    limit ${length}
    offset ${length}
      * least(${page - 1}, (select greatest(count(*) - 1, 0) from listed) / ${length})`
    .execute(tx);
  const count = rows[0]?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(count / length));
  const items = rows.map(({ total: _, ...row }) => row);
  return { items, page: Math.min(page, pageCount), pageCount, count };
}

/** The days of some venues of a period, in no order. */
export async function listDaysOfVenues(
  tx: MunicipalityTransaction,
  code: string,
  { period, venues }: { period: TallyPeriod; venues: readonly Venue[] },
): Promise<VenueDay[]> {
  const { rows } = await sql<VenueDay>`
    select ${VENUE}, ${DAY}, ${DOSES} from ${venueParts(code, period)}
    where (place_code, venue_name) in (
      select * from unnest(${venues.map(({ placeCode }) => placeCode)}::text[],
        ${venues.map(({ venueName }) => venueName)}::text[])
    )
    group by place_code, venue_name, vaccinated_on having sum(count) <> 0`.execute(tx);
  return rows;
}

const VENUE = sql`place_code as "placeCode", venue_name as "venueName"`;
const DAY = sql`vaccinated_on as "vaccinatedOn"`;
const DOSES = sql`sum(count)::bigint as count,
  coalesce(sum(count) filter (where is_old), 0)::bigint as old`;

/** What has been added up and what waits to be, not yet put together: to stand after `from`. */
function venueParts(code: string, { from, to }: TallyPeriod): RawBuilder<unknown> {
  const { tally_venue: cut } = CUTS;
  return sql`(
    select * from (
      select ${columnsOf({ ...cut.keys, ...cut.measures })} from tally_venue where area = ${code}
      union all
      select ${countedBy(cut)} from dose_change where municipality_code = ${code}
    ) as part
    where ${from ? sql`vaccinated_on >= ${from}::date` : sql`true`}
      and ${to ? sql`vaccinated_on <= ${to}::date` : sql`true`}
  ) as venue_part`;
}
