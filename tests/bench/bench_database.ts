import { type Database, openDatabase } from "../../db/database.ts";
import type { DatabaseAddress } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { migrate } from "../../db/migrate.ts";

export interface BenchDatabase extends AsyncDisposable {
  address: DatabaseAddress;
  database: Database;
}

/** The embedded server with the settings users get, in a folder that is removed afterwards. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-bench-" });
  await Deno.chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder);
  const address: DatabaseAddress = {
    kind: "socket",
    socketDirectory: postgres.socketDirectory,
    owner: postgres.superuser,
    database: "postgres",
  };
  await migrate(address);
  const database = openDatabase(address);
  return {
    address,
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await postgres.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}
