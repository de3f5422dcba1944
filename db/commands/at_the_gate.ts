import type { Configuration } from "../../domain/configuration.ts";
import { type Gate, openDatabase } from "../database.ts";
import { openDatabaseServer } from "../database_server.ts";
import { refuseOtherSchema } from "../migrate.ts";

/** What a command does to the accounts of the configured database, while a server runs or not. */
export async function atTheGate<Value>(
  configuration: Configuration,
  work: (gate: Gate) => Promise<Value>,
): Promise<Value> {
  const server = await openDatabaseServer(configuration);
  const database = openDatabase(server.address);
  try {
    await refuseOtherSchema(server.address);
    return await work(database.gate);
  } finally {
    await database.close();
    await server.stop();
  }
}
