import { v7 as uuid } from "uuid";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import { SIGN_IN_REFUSED, type SignIn } from "../../domain/account/sign_in.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { passwordMatches } from "../account/password_hash.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { hashToken, newSecretToken } from "../secret_token.ts";
import { LONGEST_HOURS } from "./session_limits.ts";

const UNKNOWN_ID = "（登録のないID）";

export interface SignInAttempt extends SignIn {
  at: Date;
  address: string;
  requestId: string;
  /** Whether this kind of account may come in from `address`. */
  isAdmitted(kind: AccountKind): boolean;
}

export interface OpenedSession {
  /** Goes into the cookie; only its hash is stored. */
  token: string;
  kind: AccountKind;
}

/** Signs in. Unknown ID, wrong password, disabled and not admitted are refused alike. */
export async function openSession(
  gate: Gate,
  attempt: SignInAttempt,
): Promise<Result<OpenedSession>> {
  const account = await lookupAccount(gate, attempt.loginId);
  const matches = await passwordMatches(account?.password_hash ?? null, attempt.password);
  const visit = {
    ...attempt,
    // What was typed may be a password in the wrong field.
    loginId: account?.login_id ?? UNKNOWN_ID,
    accountId: account?.id ?? null,
    municipalityCode: account?.municipality_code ?? null,
  };
  if (!account || !matches || account.disabled_at || !attempt.isAdmitted(account.kind)) {
    await recordVisit(gate, visit, { act: "sign_in_failed" });
    return failure(SIGN_IN_REFUSED);
  }
  const token = newSecretToken();
  await gate.transaction().execute(async (tx) => {
    await tx.insertInto("session").values({
      token_hash: hashToken(token),
      id: uuid(),
      account_id: account.id,
      created_at: attempt.at,
      last_seen_at: attempt.at,
      expires_at: new Date(attempt.at.getTime() + LONGEST_HOURS * 3_600_000),
      address: attempt.address,
    }).execute();
    await tx.deleteFrom("session").where("expires_at", "<", attempt.at).execute();
    await tx.updateTable("account").where("id", "=", account.id)
      .set({ last_used_at: attempt.at }).execute();
    await recordVisit(tx, visit, { act: "sign_in" });
  });
  return success({ token, kind: account.kind });
}

function lookupAccount(gate: Gate, loginId: string) {
  return gate.selectFrom("account").leftJoin("credential", "credential.account_id", "account.id")
    .select(["id", "kind", "login_id", "municipality_code", "disabled_at", "password_hash"])
    .where((where) => where(where.fn("lower", ["login_id"]), "=", loginId.toLowerCase()))
    .executeTakeFirst();
}
