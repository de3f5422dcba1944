import { RECOVERY_REFUSED } from "../../domain/account/recovery_code.ts";
import type { FactorMethod } from "../../domain/account/second_factor.ts";
import { TOTP_REFUSED } from "../../domain/account/totp_code.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import { addressSubject, factorSubject, giveTryBack, takeTry } from "../session/sign_in_tries.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { spendRecoveryCode } from "./recovery_codes.ts";
import type { RelyingParty } from "./relying_party.ts";
import { spendPasskey } from "./spend_passkey.ts";
import { spendTotp } from "./spend_totp.ts";

/** What somebody shows for a second factor. */
export type ShownFactor =
  | { method: "totp"; code: string }
  | { method: "recovery_code"; code: string }
  | { method: "passkey"; answer: string; party: RelyingParty };

const REFUSED: Record<FactorMethod, string> = {
  totp: TOTP_REFUSED,
  recovery_code: RECOVERY_REFUSED,
  passkey: "パスキーを確かめられませんでした。もう一度操作するか、別の方法で確認してください。",
};

/** Who gets here has shown the password: to say that one has to wait tells nobody anything. */
export const TOO_MANY_TRIES =
  "続けて間違えたため、しばらく受け付けません。時間をおいてから、もう一度入力してください。";

/** Judges a second factor; a wrong one counts against the account's factors and the address. */
export async function showFactor(
  { gate, keys }: { gate: Gate; keys: KeyRing },
  visit: FactorVisit,
  shown: ShownFactor,
): Promise<Result<null>> {
  const subjects = [factorSubject(visit.accountId), addressSubject(visit.address)];
  const taken = await takeTry(gate, subjects, visit.at);
  const subject = { kind: "account" as const, id: visit.accountId };
  const detail = { method: shown.method };
  if (!taken || !await isRight({ gate, keys }, visit, shown)) {
    await recordVisit(gate, visit, { act: "factor_failed", subject, detail });
    return failure(taken ? REFUSED[shown.method] : TOO_MANY_TRIES);
  }
  await giveTryBack(gate, taken);
  if (shown.method === "recovery_code") {
    await recordVisit(gate, visit, { act: "recovery_used", subject });
  }
  return success(null);
}

function isRight(
  { gate, keys }: { gate: Gate; keys: KeyRing },
  visit: FactorVisit,
  shown: ShownFactor,
): Promise<boolean> {
  switch (shown.method) {
    case "totp":
      return spendTotp({ gate, keys }, visit, shown.code);
    case "recovery_code":
      return spendRecoveryCode(gate, visit, shown.code);
    case "passkey":
      return spendPasskey(gate, visit, shown);
  }
}
