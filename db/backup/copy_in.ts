import type { Buffer } from "node:buffer";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { ReservedSql } from "postgres";
import { copyWriter } from "../copy_writer.ts";
import type { BackupTable } from "./backup_record.ts";
import { columnList, quoted } from "./stored_tables.ts";

/** Only for a table that this very transaction made or emptied. */
const FROZEN = "with (freeze)";

/**
 * Loads COPY's text into a table. Throws what PostgreSQL refuses, or what `rows` throw: the
 * transaction is then to be given up.
 */
export async function copyIn(
  connection: ReservedSql,
  table: BackupTable,
  rows: AsyncGenerator<Buffer>,
): Promise<void> {
  const writable = await copyWriter(
    connection,
    `copy public.${quoted(table.name)} (${columnList(table)}) from stdin ${FROZEN}`,
  );
  const end = finished(writable);
  end.catch(() => {}); // it is waited for below, once there is nothing left to write
  try {
    for await (const text of rows) {
      if (!writable.write(text)) await Promise.race([once(writable, "drain"), end]);
    }
  } catch (error) {
    writable.destroy(error as Error);
    throw error;
  }
  writable.end();
  await end;
}
