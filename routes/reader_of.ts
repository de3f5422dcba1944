import type { Reader } from "../db/reading.ts";
import { primaryPlace } from "../db/replica.ts";
import type { RequestContext } from "./app_env.ts";
import { seenPlace } from "./seen_cookie.ts";

/** Who asks, as a reader of the database: what they wrote before is there. */
export function readerOf(c: RequestContext): Reader {
  return { ...c.var.office.database, seen: seenPlace(c) };
}

/** One who was told that something has changed: all of it until now is there. */
export async function readerAsOfNow(c: RequestContext): Promise<Reader> {
  const { database } = c.var.office;
  if (!database.replica) return database;
  return { ...database, seen: await primaryPlace(database.gate) };
}
