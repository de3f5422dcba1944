import { type Kysely, sql } from "kysely";

/**
 * Row-level security for a table that belongs to a municipality: the application sees and writes
 * only the rows of the municipality its transaction has entered (see `db/tenant.ts`).
 */
export async function isolate(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.table(table);
  const mine = sql`municipality_code = current_setting('vrs.municipality', true)`;
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`create policy own_municipality on ${name} to vrs_app using (${mine}) with check (${mine})`
    .execute(db);
}
