import { type Kysely, sql } from "kysely";

/** Runs SQL statements separated by an empty line, one by one: PostgreSQL then names the wrong one. */
export async function runStatements(db: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(/;\s*\n\s*\n/)) {
    const text = statement.trim().replace(/;$/, "");
    if (text) await sql.raw(text).execute(db);
  }
}
