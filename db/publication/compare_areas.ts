import { type RawBuilder, sql } from "kysely";
import type { PublicationFault } from "../../domain/tally/publication_fault.ts";
import type { PublishingTransaction } from "./publisher.ts";

const CLASS = sql`case when age_from < 0 then 'UNK' when age_from < 65 then '-64' else '65-' end`;

/** The tallies of prefectures that are published, and how each column comes from the finest tally. */
const ADDED_UP: Record<string, Record<string, RawBuilder<unknown>>> = {
  tally_open: {
    vaccinated_on: sql.ref("vaccinated_on"),
    dose_number: sql.ref("dose_number"),
    sex: sql.ref("sex"),
    age_class: CLASS,
  },
  tally_group: {
    dose_number: sql.ref("dose_number"),
    vaccine: sql.ref("vaccine"),
    sex: sql.ref("sex"),
    age_from: sql.ref("age_from"),
  },
};

/** Compares the prefectures' tallies with the sums of their municipalities'. */
export async function compareAreas(tx: PublishingTransaction): Promise<PublicationFault[]> {
  const faults: PublicationFault[] = [];
  for (const [table, keys] of Object.entries(ADDED_UP)) {
    const { rows } = await sql<PublicationFault>`
      select distinct on (area) area, ${table}::text as "table",
        count(*) over (partition by area) as "rowCount", key::text, tallied, counted
      from (${different(table, keys)}) as different order by area, key::text`.execute(tx);
    faults.push(...rows);
  }
  return faults;
}

function different(
  table: string,
  keys: Record<string, RawBuilder<unknown>>,
): RawBuilder<unknown> {
  const names = sql.join(Object.keys(keys).map((name) => sql.ref(name)));
  const from = Object.entries(keys).map(([name, value]) => sql`${value} as ${sql.ref(name)}`);
  return sql`
    select area, jsonb_build_array(${names}) as key, coalesce(kept.count, 0)::bigint as tallied,
      coalesce(added.count, 0)::bigint as counted
    from (
      select area, ${names}, count from ${sql.table(table)}
      where char_length(area) = 2 and area <> '00'
    ) as kept
    full join (
      select area, ${names}, sum(count) as count
      from (select left(area, 2) as area, ${sql.join(from)}, count from tally_cell) as cell
      group by area, ${names}
    ) as added using (area, ${names})
    where kept.count is distinct from added.count`;
}
