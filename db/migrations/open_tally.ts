import { type Kysely, sql } from "kysely";

/** For a tally: the application reads its own municipality's, the gate every area's; one role writes. */
export async function openTally(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  const statements = [
    sql`alter table ${name} enable row level security`,
    sql`create policy own_municipality on ${name} for select to vrs_app
      using (area = current_setting('vrs.municipality', true))`,
    sql`create policy at_the_gate on ${name} for select to vrs_gate using (true)`,
    sql`create policy adding on ${name} to vrs_tally using (true) with check (true)`,
    sql`grant select on ${name} to vrs_app, vrs_gate`,
    sql`grant select, insert, update, delete on ${name} to vrs_tally`,
  ];
  for (const statement of statements) await statement.execute(db);
}
