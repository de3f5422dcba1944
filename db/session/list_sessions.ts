import type { Actor } from "../../domain/account/actor.ts";
import type { Gate } from "../database.ts";
import { lastingSessions } from "./lasting_sessions.ts";

/** Where somebody is signed in. */
export interface ListedSession {
  id: string;
  /** The browser in words; empty when it did not say. */
  device: string;
  address: string;
  createdAt: Date;
  /** Exact to a minute. */
  lastSeenAt: Date;
}

/** The open sessions of one's own account, the one used last first. */
export function listSessions(
  gate: Gate,
  { accountId }: Actor,
  now: Date,
): Promise<ListedSession[]> {
  return lastingSessions(gate, "open", now)
    .select(["session.id", "device", "address"])
    .select(["session.created_at as createdAt", "last_seen_at as lastSeenAt"])
    .where("account_id", "=", accountId)
    .orderBy("last_seen_at", "desc").orderBy("session.id").execute();
}
