import type { Actor } from "../../domain/account/actor.ts";
import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import { lastingSessions } from "./lasting_sessions.ts";

/** Writing `last_seen_at` on every request would cost more than the look-up itself. */
const SEEN_EVERY_MS = 60_000;

/** An open session and whose it is. */
export interface Session {
  actor: Actor;
  lastSeenAt: Date;
  /** It is over then, however busy. */
  expiresAt: Date;
  /** It is over before that, when nothing was done for so long. */
  idleMinutes: number;
}

/**
 * What this cookie's token opens; undefined when the session is over, idle, waits for its second
 * factor, or its account is disabled. Looking it up is no activity: `keepSession` is.
 */
export async function lookupSession(
  gate: Gate,
  token: string,
  now: Date,
): Promise<Session | undefined> {
  const row = await lastingSessions(gate, "open", now)
    .select(["session.id as sessionId", "session.last_seen_at as lastSeenAt"])
    .select(["session.expires_at as expiresAt", "session.idle_minutes as idleMinutes"])
    .select(["account.id as accountId", "kind", "role", "login_id as loginId"])
    .select(["municipality_code as municipalityCode", "prefecture_code as prefectureCode"])
    .where("token_hash", "=", hashToken(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { lastSeenAt, expiresAt, idleMinutes } = row;
  return { actor: actorOf(row), lastSeenAt, expiresAt, idleMinutes };
}

/** Who holds this cookie's token. */
export async function lookupActor(
  gate: Gate,
  token: string,
  now: Date,
): Promise<Actor | undefined> {
  return (await lookupSession(gate, token, now))?.actor;
}

/** Its holder did something: the idle time begins anew, exact to a minute. */
export async function keepSession(gate: Gate, session: Session, now: Date): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() <= SEEN_EVERY_MS) return;
  await gate.updateTable("session").where("id", "=", session.actor.sessionId)
    .set({ last_seen_at: now }).execute();
}

interface ActorRow {
  sessionId: string;
  accountId: string;
  loginId: string;
  kind: Actor["kind"];
  role: "general" | "manager";
  municipalityCode: string | null;
  prefectureCode: string | null;
}

function actorOf({ sessionId, accountId, loginId, ...row }: ActorRow): Actor {
  const signedIn = { sessionId, accountId, loginId };
  switch (row.kind) {
    case "municipal": {
      const { kind, role } = row;
      return { ...signedIn, kind, role, municipalityCode: row.municipalityCode! };
    }
    case "venue":
      return { ...signedIn, kind: row.kind, municipalityCode: row.municipalityCode! };
    case "prefecture":
      return { ...signedIn, kind: row.kind, prefectureCode: row.prefectureCode! };
    case "national":
      return { ...signedIn, kind: row.kind };
  }
}
