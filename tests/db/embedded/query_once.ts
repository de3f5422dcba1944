import postgres from "postgres";
import type { EmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";

/** Runs one statement on a connection of its own; answers its rows. */
export async function queryOnce(
  { socketDirectory, superuser }: EmbeddedPostgres,
  statement: string,
): Promise<Record<string, unknown>[]> {
  const sql = postgres({
    host: socketDirectory,
    user: superuser,
    database: "postgres",
    max: 1,
    onnotice: () => {},
  });
  try {
    return [...await sql.unsafe(statement)];
  } finally {
    await sql.end();
  }
}
