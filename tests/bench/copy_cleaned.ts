import { connect } from "../../db/connection.ts";
import type { BenchServer } from "./bench_server.ts";
import { measure, type Measurement } from "./measurement.ts";
import { pipeline } from "node:stream/promises";

const TABLES = {
  recipient: "municipality_code, resident_number_key, resident_number, family_name, given_name, " +
    "family_kana, given_kana, family_key, given_key, birth_date, sex, status, my_number_sealed, " +
    "my_number_index, change_id",
  ticket: "municipality_code, ticket_number, resident_number_key, state, change_id",
};

/**
 * The floor: what `psql \copy` does with the columns as they are stored, sealed numbers included,
 * into empty tables with the same indexes; no check, no foreign key, no row-level security.
 */
export async function copyCleaned(server: BenchServer, rows: number): Promise<Measurement> {
  const sql = connect(server.address, "owner", 1);
  const folder = await Deno.makeTempDir({ prefix: "vrs-bench-" });
  try {
    for (const [table, columns] of Object.entries(TABLES)) {
      await exportRows(server, `select ${columns} from ${table} order by resident_number_key`, {
        path: `${folder}/${table}`,
      });
      await sql.unsafe(`create table floor_${table}
        (like ${table} including indexes including defaults including generated)`);
    }
    return await measure("reference: COPY of the cleaned columns", rows, async () => {
      for (const [table, columns] of Object.entries(TABLES)) {
        const target = sql.unsafe(`copy floor_${table} (${columns}) from stdin`);
        const file = await Deno.open(`${folder}/${table}`);
        await pipeline(file.readable, await target.writable());
      }
    });
  } finally {
    for (const table of Object.keys(TABLES)) await sql.unsafe(`drop table floor_${table}`);
    await sql.end({ timeout: 1 });
    await Deno.remove(folder, { recursive: true });
  }
}

/** On a connection of its own: postgres.js leaves one paused after a COPY TO. */
async function exportRows(
  { address }: BenchServer,
  query: string,
  { path }: { path: string },
): Promise<void> {
  const sql = connect(address, "owner", 1);
  const file = await Deno.open(path, { create: true, write: true });
  const rows = await sql.unsafe(`copy (${query}) to stdout`).readable();
  for await (const row of rows as AsyncIterable<Uint8Array>) file.writeSync(row);
  file.close();
  await sql.end({ timeout: 0 });
}
