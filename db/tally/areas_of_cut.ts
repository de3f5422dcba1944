import { type RawBuilder, sql } from "kysely";
import { type AreaKind, NATION } from "../../domain/tally/area.ts";
import { columnsOf, countedBy, type Cut, CUTS, sumsOf } from "./cuts.ts";

const AREA: Record<AreaKind, RawBuilder<unknown>> = {
  municipality: sql`municipality_code`,
  prefecture: sql`left(municipality_code, 2)`,
  nation: sql.lit(NATION),
};

/** The areas of these kinds a row's `municipality_code` lies in, a row for each. */
export function areasOf(kinds: readonly AreaKind[]): RawBuilder<unknown> {
  return sql`unnest(array[${sql.join(kinds.map((kind) => AREA[kind]))}])`;
}

/**
 * A cut's rows of the prefectures and the nation as the municipalities' add up to them; of one that
 * is not kept by municipality, as the finest tally does. To stand after `from`.
 */
export function addedUp(cut: Cut): RawBuilder<unknown> {
  const above = areasOf(cut.areas.filter((kind) => kind !== "municipality"));
  const own = sql`
    select ${above} as area, ${columnsOf({ ...cut.keys, ...cut.measures })} from (
      select area as municipality_code, tally.* from ${sql.table(cut.table)} as tally
      where char_length(area) = 6
    ) as municipal`;
  const finest = sql`
    select ${above} as area, ${countedBy(cut)} from (
      select area as municipality_code, count as change, tally.*
      from ${sql.table(CUTS.tally_cell.table)} as tally
    ) as municipal`;
  return sql`(
    select area, ${columnsOf(cut.keys)}, ${sumsOf(cut)}
    from (${cut.areas.includes("municipality") ? own : finest}) as part
    group by area, ${columnsOf(cut.keys)}
  )`;
}
