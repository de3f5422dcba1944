import type { Actor } from "../../domain/account/actor.ts";
import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import { IDLE_MINUTES } from "./session_limits.ts";

/** Writing `last_seen_at` on every request would cost more than the look-up itself. */
const SEEN_EVERY_MS = 60_000;

/** Who holds this cookie's token; undefined when the session is over, idle or its account disabled. */
export async function lookupActor(
  gate: Gate,
  token: string,
  now: Date,
): Promise<Actor | undefined> {
  const token_hash = hashToken(token);
  const row = await gate.selectFrom("session")
    .innerJoin("account", "account.id", "session.account_id")
    .select(["session.id as sessionId", "session.last_seen_at as lastSeenAt"])
    .select(["account.id as accountId", "kind", "role", "login_id as loginId"])
    .select(["municipality_code as municipalityCode", "prefecture_code as prefectureCode"])
    .where("token_hash", "=", token_hash)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", new Date(now.getTime() - IDLE_MINUTES * 60_000))
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await gate.updateTable("session").where("token_hash", "=", token_hash)
      .set({ last_seen_at: now }).execute();
  }
  const { sessionId, accountId, loginId } = row;
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
