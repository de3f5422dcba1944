import type { Act } from "../../domain/account/act.ts";
import type { ManagingActor } from "../../domain/account/actor.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { findStaff } from "../account/staff_accounts.ts";
import { type GateVisit, recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { endSessions } from "../session/end_sessions.ts";
import { factorSubject, forgetTries } from "../session/sign_in_tries.ts";
import { visitOf } from "../session/visit_of.ts";

/**
 * 二要素認証の解除 by a 管理者, for a colleague who lost the device. Throws not found for an account of
 * another municipality. Their own is refused: it would be a way around 本人確認.
 */
export function resetFactors(
  gate: Gate,
  act: Act<ManagingActor>,
  accountId: string,
): Promise<Result<null>> {
  return gate.transaction().execute(async (tx) => {
    if (accountId === act.actor.accountId) return failure(OWN);
    await findStaff(tx, act.actor, accountId);
    await clearFactors(tx, visitOf(act), accountId);
    return success(null);
  });
}

const OWN = "自分の二要素認証はここでは解除できません。" +
  "二要素認証の画面で変更するか、ほかの管理者に依頼してください。";

/**
 * Takes all factors of an account away and ends its sessions, in the transaction of whoever may
 * decide that. The next sign-in takes the password alone, and asks for a new factor where required.
 */
export async function clearFactors(tx: Gate, by: GateVisit, accountId: string): Promise<void> {
  for (const table of ["totp", "passkey", "recovery_code"] as const) {
    await tx.deleteFrom(table).where("account_id", "=", accountId).execute();
  }
  await endSessions(tx, { accountId });
  await forgetTries(tx, [factorSubject(accountId)]);
  await recordVisit(tx, by, { act: "factors_reset", subject: { kind: "account", id: accountId } });
}
