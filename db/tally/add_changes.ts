import { sql } from "kysely";
import { areasOf } from "./areas_of_cut.ts";
import { ALL_CUTS, columnsOf, countedBy, type Cut, sumsOf } from "./cuts.ts";
import type { TallyTransaction } from "./tally_connection.ts";

/** Adds what waits to every tally; a row that comes to nothing goes. */
export async function addChanges(tx: TallyTransaction): Promise<void> {
  // Each row is looked up by its key: reading a tally of millions for a few would be slow.
  await sql`set local enable_hashjoin = off`.execute(tx);
  await sql`set local enable_mergejoin = off`.execute(tx);
  for (const cut of ALL_CUTS) await addTo(tx, cut);
}

async function addTo(tx: TallyTransaction, cut: Cut): Promise<void> {
  const columns = { area: true, ...cut.keys, ...cut.measures };
  const sameKey = ["area", ...Object.keys(cut.keys)].map((column) =>
    sql`tally.${sql.ref(column)} = added.${sql.ref(column)}`
  );
  const grown = Object.keys(cut.measures).map((column) =>
    sql`${sql.ref(column)} = tally.${sql.ref(column)} + added.${sql.ref(column)}`
  );
  const ofAdded = Object.keys(columns).map((column) => sql`added.${sql.ref(column)}`);
  await sql`
    merge into ${sql.table(cut.table)} as tally using (
      select area, ${columnsOf(cut.keys)}, ${sumsOf(cut)}
      from (
        select ${areasOf(cut.areas)} as area, ${countedBy(cut)} from ${sql.table(cut.changes)}
        where ${cut.which ?? sql`true`}
      ) as part
      group by area, ${columnsOf(cut.keys)}
    ) as added on ${sql.join(sameKey, sql` and `)}
    when matched and tally.count + added.count = 0 then delete
    when matched then update set ${sql.join(grown)}
    when not matched and added.count <> 0 then
      insert (${columnsOf(columns)}) values (${sql.join(ofAdded)})`.execute(tx);
}
