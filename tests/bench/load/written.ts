import type { LoadServer } from "./load_server.ts";

/** Bytes that PostgreSQL wrote since it began, and that its database takes now. */
export interface Written {
  log: number;
  database: number;
}

export async function writtenSoFar({ owner }: Pick<LoadServer, "owner">): Promise<Written> {
  const [row] = await owner<[{ log: number; database: number }]>`
    select (pg_current_wal_lsn() - '0/0')::float8 as log,
      pg_database_size(current_database())::float8 as database`;
  return row;
}
