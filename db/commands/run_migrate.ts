import type { Configuration } from "../../domain/configuration.ts";
import { openDatabaseServer } from "../database_server.ts";
import { migrate } from "../migrate.ts";

/** `migrate`: applies what is missing and says what it applied. */
export async function runMigrate(configuration: Configuration): Promise<void> {
  const server = await openDatabaseServer(configuration, "migrating");
  try {
    const applied = await migrate(server.address);
    console.log(applied.length === 0 ? "最新です。" : applied.join("\n"));
  } finally {
    await server.stop();
  }
}
