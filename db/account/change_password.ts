import type { Act } from "../../domain/account/act.ts";
import type { Actor } from "../../domain/account/actor.ts";
import type { PasswordChange } from "../../domain/account/password.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { visitOf } from "../session/visit_of.ts";
import { hashPassword, passwordMatches } from "./password_hash.ts";

/** パスワード変更: also ends the account's other sessions, whoever holds them. */
export async function changePassword(
  gate: Gate,
  act: Act<Actor>,
  change: PasswordChange,
): Promise<Result<null>> {
  const { accountId, sessionId } = act.actor;
  const credential = await gate.selectFrom("credential").select("password_hash")
    .where("account_id", "=", accountId).executeTakeFirst();
  if (!await passwordMatches(credential?.password_hash ?? null, change.current)) {
    return failure("現在のパスワードが違います。もう一度入力してください。");
  }
  const password_hash = await hashPassword(change.next);
  await gate.transaction().execute(async (tx) => {
    await tx.updateTable("credential").where("account_id", "=", accountId)
      .set({ password_hash, changed_at: act.at }).execute();
    await tx.deleteFrom("session").where("account_id", "=", accountId)
      .where("id", "!=", sessionId).execute();
    await recordVisit(tx, visitOf(act), { act: "password_changed" });
  });
  return success(null);
}
