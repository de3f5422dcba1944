import type { Act } from "../../domain/account/act.ts";
import type { Actor } from "../../domain/account/actor.ts";
import type { PasswordChange } from "../../domain/account/password.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { endSessions } from "../session/end_sessions.ts";
import { accountSubject, forgetTries, takeTry } from "../session/sign_in_tries.ts";
import { visitOf } from "../session/visit_of.ts";
import { hashPassword, passwordMatches } from "./password_hash.ts";

/**
 * パスワード変更: also ends the account's other sessions, whoever holds them. Wrong current passwords
 * count like wrong ones at the door: an open screen is no place to guess at.
 */
export async function changePassword(
  gate: Gate,
  act: Act<Actor>,
  change: PasswordChange,
): Promise<Result<null>> {
  const { accountId, sessionId } = act.actor;
  const credential = await gate.selectFrom("credential").select("password_hash")
    .where("account_id", "=", accountId).executeTakeFirst();
  const own = accountSubject(accountId);
  const taken = await takeTry(gate, [own], act.at);
  const matches = await passwordMatches(credential?.password_hash ?? null, change.current);
  if (!taken || !matches) return failure(WRONG_CURRENT);
  const password_hash = await hashPassword(change.next);
  await gate.transaction().execute(async (tx) => {
    await tx.updateTable("credential").where("account_id", "=", accountId)
      .set({ password_hash, changed_at: act.at }).execute();
    await forgetTries(tx, [own]);
    await endSessions(tx, { accountId, except: sessionId });
    await recordVisit(tx, visitOf(act), { act: "password_changed" });
  });
  return success(null);
}

const WRONG_CURRENT = "現在のパスワードが違います。もう一度入力してください。" +
  "続けて間違えると、しばらくの間は正しいパスワードでも変更できません。";
