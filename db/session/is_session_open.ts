import type { Gate } from "../database.ts";
import { lastingSessions } from "./lasting_sessions.ts";

/** Whether a session still lasts, without counting as something its holder did. */
export async function isSessionOpen(gate: Gate, sessionId: string, now: Date): Promise<boolean> {
  const row = await lastingSessions(gate, "open", now).select("session.id")
    .where("session.id", "=", sessionId).executeTakeFirst();
  return row !== undefined;
}
