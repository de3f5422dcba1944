import type { Gate } from "../database.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { matchedStep, openTotpSecret } from "./totp_secret.ts";

/** Whether `code` is the app's of now and was not used before; of two at once one is refused. */
export async function spendTotp(
  { gate, keys }: { gate: Gate; keys: KeyRing },
  { accountId, at }: FactorVisit,
  code: string,
): Promise<boolean> {
  const totp = await gate.selectFrom("totp").select("secret_sealed")
    .where("account_id", "=", accountId).executeTakeFirst();
  if (!totp) return false;
  const step = matchedStep(openTotpSecret(keys, totp.secret_sealed, accountId), code, at);
  if (step === undefined) return false;
  const spent = await gate.updateTable("totp").set({ last_step: step, last_used_at: at })
    .where("account_id", "=", accountId).where("last_step", "<", step).executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
