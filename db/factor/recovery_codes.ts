import { randomBytes } from "node:crypto";
import {
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCode,
} from "../../domain/account/recovery_code.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import type { FactorVisit } from "./factor_visit.ts";

/**
 * Ten new codes in place of all the account had; only their hashes are stored. `tx` is the
 * transaction of whatever asks for them.
 */
export async function replaceRecoveryCodes(tx: Gate, accountId: string): Promise<string[]> {
  const codes = Array.from(
    { length: RECOVERY_CODES },
    () => recoveryCode(randomBytes(RECOVERY_CODE_BYTES)),
  );
  await tx.deleteFrom("recovery_code").where("account_id", "=", accountId).execute();
  await tx.insertInto("recovery_code")
    .values(codes.map((code) => ({ account_id: accountId, code_hash: hashToken(code) })))
    .execute();
  return codes;
}

/** リカバリーコードの作り直し: the former ones are void. */
export async function makeRecoveryCodes(gate: Gate, visit: FactorVisit): Promise<string[]> {
  return await gate.transaction().execute(async (tx) => {
    const codes = await replaceRecoveryCodes(tx, visit.accountId);
    await recordVisit(tx, visit, {
      act: "recovery_codes_made",
      subject: { kind: "account", id: visit.accountId },
    });
    return codes;
  });
}

/** Whether `code` was an unused one; now it is used. Of two who try at once, one is refused. */
export async function spendRecoveryCode(
  gate: Gate,
  { accountId, at }: FactorVisit,
  code: string,
): Promise<boolean> {
  const spent = await gate.updateTable("recovery_code").set({ used_at: at })
    .where("account_id", "=", accountId).where("code_hash", "=", hashToken(code))
    .where("used_at", "is", null).executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
