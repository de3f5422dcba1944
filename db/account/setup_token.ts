import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import { endSessions } from "../session/end_sessions.ts";
import { accountSubject, forgetTries } from "../session/sign_in_tries.ts";
import { hashPassword } from "./password_hash.ts";

const UNUSABLE =
  "このURLは使えません。期限が切れたか、既に使われています。管理者に新しいURLを発行してもらってください。";

/** Who a one-time setup URL belongs to; a used, expired or unknown token is refused alike. */
export async function lookupSetupToken(
  gate: Gate,
  token: string,
  now: Date,
): Promise<Result<SetupOwner>> {
  const row = await setupRow(gate, token, now).executeTakeFirst();
  if (!row) return failure(UNUSABLE);
  return success({ loginId: row.login_id, municipalityCode: row.municipality_code });
}

export interface SetupOwner {
  loginId: string;
  municipalityCode: string | null;
}

export interface PasswordSetup {
  token: string;
  password: string;
  at: Date;
  address: string;
  requestId: string;
}

/**
 * Sets the password and uses the token up: of two who try at once, one is refused. Where somebody
 * was signed in with a former password, that ends; and nobody waits for former wrong tries.
 */
export async function setUpPassword(gate: Gate, setup: PasswordSetup): Promise<Result<null>> {
  const password_hash = await hashPassword(setup.password);
  return await gate.transaction().execute(async (tx) => {
    const account = await setupRow(tx, setup.token, setup.at).forUpdate("credential")
      .executeTakeFirst();
    if (!account) return failure(UNUSABLE);
    await tx.updateTable("credential").where("account_id", "=", account.id).set({
      password_hash,
      setup_token_hash: null,
      setup_expires_at: null,
      changed_at: setup.at,
    }).execute();
    await endSessions(tx, { accountId: account.id });
    await forgetTries(tx, [accountSubject(account.id)]);
    await recordVisit(tx, {
      at: setup.at,
      loginId: account.login_id,
      accountId: account.id,
      municipalityCode: account.municipality_code,
      address: setup.address,
      requestId: setup.requestId,
    }, { act: "password_set_up", subject: { kind: "account", id: account.id } });
    return success(null);
  });
}

function setupRow(gate: Gate, token: string, now: Date) {
  return gate.selectFrom("credential").innerJoin("account", "account.id", "credential.account_id")
    .select(["account.id", "account.login_id", "account.municipality_code"])
    .where("setup_token_hash", "=", hashToken(token))
    .where("setup_expires_at", ">", now)
    .where("disabled_at", "is", null);
}
