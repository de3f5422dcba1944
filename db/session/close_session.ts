import type { Act } from "../../domain/account/act.ts";
import type { Actor } from "../../domain/account/actor.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import { endSessions, notifyEnded } from "./end_sessions.ts";
import { visitOf } from "./visit_of.ts";

/** ログアウト: the cookie's token opens nothing any more, wherever a copy of it is. */
export async function closeSession(gate: Gate, act: Act<Actor>): Promise<void> {
  const { accountId, sessionId } = act.actor;
  await gate.transaction().execute(async (tx) => {
    await tx.deleteFrom("session").where("id", "=", sessionId).execute();
    await notifyEnded(tx, accountId);
    await recordVisit(tx, visitOf(act), { act: "sign_out" });
  });
}

/** Ends another session of one's own account. Nothing happens when it is over, or not one's own. */
export async function closeOtherSession(
  gate: Gate,
  act: Act<Actor>,
  sessionId: string,
): Promise<void> {
  const { accountId } = act.actor;
  await gate.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom("session").where("id", "=", sessionId)
      .where("account_id", "=", accountId).executeTakeFirst();
    if (numDeletedRows === 0n) return;
    await notifyEnded(tx, accountId);
    await recordVisit(tx, visitOf(act), { act: "sessions_ended", detail: { sessions: 1 } });
  });
}

/** Signs out everywhere else; answers how many sessions that ended. */
export function closeOtherSessions(gate: Gate, act: Act<Actor>): Promise<number> {
  const { accountId, sessionId } = act.actor;
  return gate.transaction().execute(async (tx) => {
    const sessions = await endSessions(tx, { accountId, except: sessionId });
    await recordVisit(tx, visitOf(act), { act: "sessions_ended", detail: { sessions } });
    return sessions;
  });
}

/** Ends whatever session this token opened, in whichever stage; nothing when none. */
export async function endSessionOf(gate: Gate, token: string): Promise<void> {
  const ended = await gate.deleteFrom("session").where("token_hash", "=", hashToken(token))
    .returning("account_id").executeTakeFirst();
  if (ended) await notifyEnded(gate, ended.account_id);
}
