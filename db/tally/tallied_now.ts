import { type RawBuilder, sql } from "kysely";
import { columnsOf, countedBy, type Cut, sumsOf } from "./cuts.ts";

/**
 * A municipality's rows of a cut as they are at this moment: what has been added up, and what waits
 * to be. To stand after `from`; `within` narrows it by the keys.
 */
export function talliedNow(
  cut: Cut,
  municipalityCode: string,
  within: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  const columns = columnsOf({ ...cut.keys, ...cut.measures });
  return sql`(
    select ${columnsOf(cut.keys)}, ${sumsOf(cut)}
    from (
      select ${columns} from ${sql.table(cut.table)} where area = ${municipalityCode}
      union all
      ${waiting(cut, municipalityCode)}
    ) as part
    where ${within} group by ${columnsOf(cut.keys)} having sum(count) <> 0
  ) as ${sql.table(cut.table)}`;
}

function waiting(cut: Cut, municipalityCode: string): RawBuilder<unknown> {
  return sql`select ${countedBy(cut)} from ${sql.table(cut.changes)}
    where municipality_code = ${municipalityCode} and ${cut.which ?? sql`true`}`;
}
