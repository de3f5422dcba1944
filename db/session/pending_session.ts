import type { AccountKind } from "../../domain/account/account_kind.ts";
import { AppError } from "../../domain/app_error.ts";
import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import { lastingSessions } from "./lasting_sessions.ts";
import { factorSubject, forgetTries } from "./sign_in_tries.ts";
import {
  type OpenedSession,
  openSessionWithin,
  type SessionCircumstances,
} from "./start_session.ts";

/** Somebody whose password was right and who has not shown the second factor yet. */
export interface PendingSignIn {
  sessionId: string;
  accountId: string;
  loginId: string;
  kind: AccountKind;
  municipalityCode: string | null;
}

/** Undefined when the token opens nothing, is of an open session, or waited too long. */
export function lookupPending(
  gate: Gate,
  token: string,
  now: Date,
): Promise<PendingSignIn | undefined> {
  return lastingSessions(gate, "password", now)
    .select(["session.id as sessionId", "account.id as accountId", "kind"])
    .select(["login_id as loginId", "municipality_code as municipalityCode"])
    .where("token_hash", "=", hashToken(token))
    .executeTakeFirst();
}

/**
 * The second factor was right: the session opens under a new token, and the one that was around
 * before opens nothing any more. Throws a conflict when it was used already.
 */
export function promoteSession(
  gate: Gate,
  pending: PendingSignIn,
  circumstances: SessionCircumstances,
): Promise<OpenedSession> {
  return gate.transaction().execute(async (tx) => {
    const former = await tx.deleteFrom("session").where("id", "=", pending.sessionId)
      .where("stage", "=", "password").returning("id").executeTakeFirst();
    if (!former) throw new AppError("conflict", OVERTAKEN);
    const { accountId: id, kind, loginId, municipalityCode } = pending;
    await forgetTries(tx, [factorSubject(id)]);
    return await openSessionWithin(tx, { id, kind, loginId, municipalityCode }, circumstances);
  });
}

const OVERTAKEN = "ログインの途中で時間が過ぎたか、別の画面でログインが済んでいます。" +
  "ログイン画面を開き直してください。";
