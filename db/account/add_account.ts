import { v7 as uuid } from "uuid";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import type { AccountRole } from "../../domain/account/account_role.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { hashPassword } from "./password_hash.ts";
import { hashToken, newSecretToken } from "../secret_token.ts";

export interface NewAccount {
  kind: AccountKind;
  /** Of municipal accounts; 一般 unless given. */
  role?: AccountRole;
  loginId: string;
  /** For municipal and venue accounts. */
  municipalityCode: string | null;
  /** For prefecture accounts. */
  prefectureCode: string | null;
  /** Without a password a one-time setup token is made instead. */
  password?: string;
  remark?: string;
}

export interface AddedAccount {
  id: string;
  /** Goes into the setup URL; only its hash is stored. */
  setupToken?: string;
}

const SETUP_DAYS = 7;

/** Creates an account; refuses a login ID that is in use (in any letter case, anywhere). */
export async function addAccount(
  gate: Gate,
  account: NewAccount,
  at: Date,
): Promise<Result<AddedAccount>> {
  const password_hash = account.password ? await hashPassword(account.password) : null;
  const setupToken = account.password ? undefined : newSecretToken();
  const id = uuid();
  return await gate.transaction().execute(async (tx) => {
    const inserted = await tx.insertInto("account").values({
      id,
      kind: account.kind,
      role: account.role,
      municipality_code: account.municipalityCode,
      prefecture_code: account.prefectureCode,
      login_id: account.loginId,
      remark: account.remark ?? "",
      created_at: at,
    }).onConflict((conflict) => conflict.doNothing()).returning("id").executeTakeFirst();
    if (!inserted) {
      return failure(
        `ログインID「${account.loginId}」は既に使われています。別のログインIDにしてください。`,
      );
    }
    await tx.insertInto("credential").values({
      account_id: id,
      password_hash,
      setup_token_hash: setupToken ? hashToken(setupToken) : null,
      setup_expires_at: setupToken ? new Date(at.getTime() + SETUP_DAYS * 86_400_000) : null,
      changed_at: at,
    }).execute();
    await recordVisit(tx, operatorVisit(account, at), {
      act: "account_added",
      subject: { kind: "account", id },
      detail: { kind: account.kind, role: account.role },
    });
    return success({ id, setupToken });
  });
}

function operatorVisit(account: NewAccount, at: Date) {
  return {
    at,
    loginId: "運用者",
    accountId: null,
    municipalityCode: account.municipalityCode,
    address: "command line",
    requestId: "command line",
  };
}
