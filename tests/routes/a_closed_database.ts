import { type DatabaseAddress } from "../../db/connection.ts";
import { type Database, openDatabase } from "../../db/database.ts";

/** A database that cannot be asked any more, as when its server went away. */
export async function aClosedDatabase(address: DatabaseAddress): Promise<Database> {
  const database = openDatabase(address);
  // Pools that never connected would open when first asked, closed or not.
  await database.gate.selectFrom("prefecture").select("code").execute();
  await database.register.selectFrom("prefecture").select("code").execute();
  await database.close();
  return database;
}
