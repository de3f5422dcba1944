import type { Kysely } from "kysely";
import { openTally } from "./open_tally.ts";
import { runStatements } from "./run_statements.ts";

/**
 * 会場と日 over a whole campaign: a fifth of the rows of `tally_venue`, which also tells vaccines
 * apart. Whoever adds to the tallies in this moment is waited for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, TALLY);
  await openTally(db, "tally_venue_day");
}

const TALLY = `
select pg_advisory_xact_lock(hashtextextended('vrs tally folding', 0));

create table tally_venue_day (
  area text,
  vaccinated_on date,
  place_code text,
  venue_name text,
  count bigint not null,
  old bigint not null,
  primary key (area, vaccinated_on, place_code, venue_name)
);

insert into tally_venue_day (area, vaccinated_on, place_code, venue_name, count, old)
select area, vaccinated_on, place_code, venue_name, sum(count),
  coalesce(sum(count) filter (where is_old), 0)
from tally_venue group by area, vaccinated_on, place_code, venue_name
having sum(count) <> 0;
`;
