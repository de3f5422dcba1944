import type { Sql } from "postgres";
import { connect } from "../../db/connection.ts";
import type { Database } from "../../db/database.ts";

/** The owner's view, which no row-level security narrows: what is really stored. */
export function ownerSql(database: Database): Sql {
  return connect(database.address, "owner", 2);
}

/** How many rows a table has for a municipality, whoever may see them. */
export async function countRows(
  owner: Sql,
  table: string,
  municipalityCode: string,
): Promise<number> {
  const [row] = await owner`
    select count(*) as count from ${owner(table)} where municipality_code = ${municipalityCode}`;
  return row!.count;
}
