import { AppError } from "../../domain/app_error.ts";
import type { SecondFactorRule } from "../../domain/account/second_factor.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { hasFactor, listFactors, type OwnFactors } from "./list_factors.ts";

/** Which of an account's factors. */
export type FactorChoice = { method: "totp" } | { method: "passkey"; id: string };

const LAST_OF_REQUIRED = "二要素認証は必須のため、最後の1つは外せません。" +
  "先に別の方法を追加してから外してください。";

/**
 * 認証アプリ or パスキーを外す; with the last one リカバリーコード go too. Throws not found for one that
 * the account does not have. The last one stays where `rule` asks for one.
 */
export function removeFactor(
  gate: Gate,
  visit: FactorVisit,
  { choice, rule }: { choice: FactorChoice; rule: SecondFactorRule },
): Promise<Result<null>> {
  const { accountId } = visit;
  return gate.transaction().execute(async (tx) => {
    await tx.selectFrom("account").select("id").where("id", "=", accountId).forUpdate().execute();
    const isLast = !hasFactor(without(choice, await listFactors(tx, accountId)));
    if (isLast && rule === "required") return failure(LAST_OF_REQUIRED);
    await deleteFactor(tx, accountId, choice);
    if (isLast) {
      await tx.deleteFrom("recovery_code").where("account_id", "=", accountId).execute();
    }
    await recordVisit(tx, visit, {
      act: "factor_removed",
      subject: { kind: "account", id: accountId },
      detail: { method: choice.method },
    });
    return success(null);
  });
}

/** What would be left; throws not found when there is no such factor. */
function without(choice: FactorChoice, factors: OwnFactors): OwnFactors {
  if (choice.method === "totp" && factors.totp) return { ...factors, totp: undefined };
  const passkeys = factors.passkeys.filter(({ id }) =>
    choice.method !== "passkey" || id !== choice.id
  );
  if (passkeys.length < factors.passkeys.length) return { ...factors, passkeys };
  throw new AppError(
    "not_found",
    "この認証方法は既に外されています。二要素認証の画面を開き直してください。",
  );
}

async function deleteFactor(tx: Gate, accountId: string, choice: FactorChoice): Promise<void> {
  if (choice.method === "totp") {
    await tx.deleteFrom("totp").where("account_id", "=", accountId).execute();
  } else {
    await tx.deleteFrom("passkey").where("account_id", "=", accountId)
      .where("id", "=", choice.id).execute();
  }
}
