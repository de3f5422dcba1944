import type { Selectable } from "kysely";
import type { Gate } from "../database.ts";
import type { ServerTables } from "../schema/server_tables.ts";

export type ServerProcess = Selectable<ServerTables["server_process"]>;

/** Who was not seen for so long is not coming back. */
const FORGOTTEN_AFTER_MS = 86_400_000;

/** Says that this process lives, and how it does; forgets those that ended a day ago. */
export async function beat(gate: Gate, self: ServerProcess): Promise<void> {
  const { id: _id, started_at: _started, ...news } = self;
  await gate.insertInto("server_process").values(self)
    .onConflict((there) => there.column("id").doUpdateSet(news)).execute();
  const before = new Date(self.seen_at.getTime() - FORGOTTEN_AFTER_MS);
  await gate.deleteFrom("server_process").where("seen_at", "<", before).execute();
}

/** A process that ends in order leaves no row behind. */
export async function leave(gate: Gate, id: string): Promise<void> {
  await gate.deleteFrom("server_process").where("id", "=", id).execute();
}

/** Every process that was seen within a day, the longest running first. */
export function listServerProcesses(gate: Gate): Promise<ServerProcess[]> {
  return gate.selectFrom("server_process").selectAll().orderBy("started_at").orderBy("id")
    .execute();
}
