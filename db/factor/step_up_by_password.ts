import { failure, type Result, success } from "../../domain/result.ts";
import { passwordMatches } from "../account/password_hash.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { accountSubject, addressSubject, giveTryBack, takeTry } from "../session/sign_in_tries.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { TOO_MANY_TRIES } from "./show_factor.ts";
import { keepStepUp } from "./step_up.ts";

/** 本人確認 of those who have no factor yet. Tries count like those at sign-in. */
export async function stepUpByPassword(
  gate: Gate,
  visit: FactorVisit,
  password: string,
): Promise<Result<null>> {
  const { accountId, address, at } = visit;
  const taken = await takeTry(gate, [accountSubject(accountId), addressSubject(address)], at);
  const credential = await gate.selectFrom("credential").select("password_hash")
    .where("account_id", "=", accountId).executeTakeFirst();
  const matches = taken && await passwordMatches(credential?.password_hash ?? null, password);
  if (!matches) {
    await recordVisit(gate, visit, {
      act: "factor_failed",
      subject: { kind: "account", id: accountId },
      detail: { method: "password" },
    });
    return failure(taken ? "パスワードが違います。もう一度入力してください。" : TOO_MANY_TRIES);
  }
  await giveTryBack(gate, taken);
  await keepStepUp(gate, visit, "password");
  return success(null);
}
