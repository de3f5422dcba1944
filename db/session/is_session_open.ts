import type { Gate } from "../database.ts";
import { IDLE_MINUTES } from "./session_limits.ts";

/** Whether a session still lasts, without counting as something its holder did. */
export async function isSessionOpen(gate: Gate, sessionId: string, now: Date): Promise<boolean> {
  const row = await gate.selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id").select("session.id")
    .where("session.id", "=", sessionId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", new Date(now.getTime() - IDLE_MINUTES * 60_000))
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
