import type { FactorStanding, SecondFactorRule } from "../../domain/account/second_factor.ts";
import type { Gate } from "../database.ts";

/**
 * What a right password of this account is followed by. `rule` is `VRS_SECOND_FACTOR`; it is about
 * municipal staff alone, all others are asked only for what they have.
 */
export async function factorStanding(
  gate: Gate,
  accountId: string,
  rule: SecondFactorRule = "optional",
): Promise<FactorStanding> {
  const account = await gate.selectFrom("account").select("kind")
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom("totp").select("totp.account_id").whereRef("totp.account_id", "=", "account.id"),
      )
        .as("hasTotp"),
      exists(
        selectFrom("passkey").select("passkey.id").whereRef(
          "passkey.account_id",
          "=",
          "account.id",
        ),
      ).as("hasPasskey"),
    ])
    .where("id", "=", accountId).executeTakeFirst();
  if (!account) return "none";
  if (account.hasTotp || account.hasPasskey) return "has";
  return rule === "required" && account.kind === "municipal" ? "required_missing" : "none";
}
