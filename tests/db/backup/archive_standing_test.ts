import assert from "node:assert/strict";
import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { lookupArchive } from "../../../db/archive_standing.ts";
import { connect } from "../../../db/connection.ts";
import { openDatabaseServer } from "../../../db/database_server.ts";
import { readConfiguration } from "../../../domain/configuration.ts";
import type { ArchiveReport } from "../../../domain/status/status_report.ts";
import { aDataDirectory } from "../embedded/a_data_directory.ts";

const PATIENCE_MS = 60_000;

Deno.test("where the WAL cannot be archived it is told since when, until it can again", async () => {
  const { path } = await aDataDirectory();
  const wal = `${path}/wal`;
  const server = await openDatabaseServer(readConfiguration({
    VRS_DATA_DIR: `${path}/data`,
    VRS_WAL_DIR: wal,
  }));
  const postgres = connect(server.address, "owner", 1);
  const gate = new Kysely<never>({ dialect: new PostgresJSDialect({ postgres }) });
  const until = async (isThere: (archive: ArchiveReport) => boolean) => {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      await postgres`select pg_switch_wal() from pg_logical_emit_message(true, 'vrs', 'something')`;
      const archive = await lookupArchive(gate);
      if (archive && isThere(archive)) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    assert.fail(`it stayed as it was: ${JSON.stringify(await lookupArchive(gate))}`);
  };
  try {
    await until(({ archivedAt, failedAt }) => archivedAt !== null && failedAt === null);
    await Deno.rename(wal, `${wal}.away`);
    await until(({ failedAt }) => failedAt !== null);
    await Deno.rename(`${wal}.away`, wal);
    await until(({ failedAt }) => failedAt === null);
  } finally {
    await gate.destroy();
    await server.stop();
    await Deno.remove(path, { recursive: true });
  }
});
