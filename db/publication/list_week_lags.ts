import { sql } from "kysely";
import { NATION } from "../../domain/tally/area.ts";
import type { WeekLagFigure } from "../../domain/tally/open_lag.ts";
import type { PublishingTransaction } from "./publisher.ts";

const PORTION = 5_000;

/** Of every prefecture and the nation, some thousand at a time, by week, prefecture and days. */
export async function* listWeekLags(
  tx: PublishingTransaction,
): AsyncGenerator<readonly WeekLagFigure[]> {
  await sql`
    declare week_lags no scroll cursor for
    select week, coalesce(prefecture, ${NATION}) as prefecture, "lagDays",
      sum(count)::bigint as count
    from (
      select date_trunc('week', vaccinated_on)::date as week, left(area, 2) as prefecture,
        registered_on - vaccinated_on as "lagDays", count
      from tally_entry
    ) as entry
    group by grouping sets ((week, prefecture, "lagDays"), (week, "lagDays"))
    order by week, 2, "lagDays"`.execute(tx);
  for (;;) {
    const { rows } = await sql<WeekLagFigure>`fetch ${sql.lit(PORTION)} from week_lags`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < PORTION) break;
  }
  await sql`close week_lags`.execute(tx);
}
