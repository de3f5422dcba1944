import type { TotpEnrolment } from "../../domain/account/factor_forms.ts";
import { TOTP_REFUSED } from "../../domain/account/totp_code.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { Gate } from "../database.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { type AddedFactor, type AddedWhen, keepAddedFactor } from "./keep_added_factor.ts";
import { matchedStep, openOffer, sealTotpSecret, STALE_OFFER } from "./totp_secret.ts";

export const FACTOR_THERE_ALREADY =
  "二要素認証は既に設定されています。ログインし直して、設定済みの方法で確認してください。";

/**
 * 認証アプリの登録: takes the offered secret when the app's first code is right, in place of a
 * former app. That code is used up with it.
 */
export async function addTotp(
  { gate, keys }: { gate: Gate; keys: KeyRing },
  visit: FactorVisit,
  { enrolment, when }: { enrolment: TotpEnrolment; when: AddedWhen },
): Promise<Result<AddedFactor>> {
  const { accountId } = visit;
  const offer = openOffer(keys, visit, enrolment.offer);
  if (!offer.ok) return offer;
  const { secret, offeredAt } = offer.value;
  if (await isTaken(gate, accountId, offeredAt)) return failure(STALE_OFFER);
  const step = matchedStep(secret, enrolment.code, visit.at);
  if (step === undefined) return failure(TOTP_REFUSED);
  const added = await keepAddedFactor(gate, visit, {
    method: "totp",
    when,
    insert: async (tx) => {
      await tx.deleteFrom("totp").where("account_id", "=", accountId).execute();
      await tx.insertInto("totp").values({
        account_id: accountId,
        secret_sealed: sealTotpSecret(keys, secret, accountId),
        last_step: step,
        created_at: visit.at,
      }).execute();
    },
  });
  return added ? success(added) : failure(FACTOR_THERE_ALREADY);
}

/** An app added since: to take the offer again would make its used codes good again. */
async function isTaken(gate: Gate, accountId: string, offeredAt: Date): Promise<boolean> {
  const newer = await gate.selectFrom("totp").select("account_id")
    .where("account_id", "=", accountId).where("created_at", ">", offeredAt).executeTakeFirst();
  return newer !== undefined;
}
