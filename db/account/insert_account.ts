import { v7 as uuid } from "uuid";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import type { AccountRole } from "../../domain/account/account_role.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { type GateVisit, recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { type IssuedSetup, newSetup, setupColumns } from "./issue_setup.ts";
import { hashPassword } from "./password_hash.ts";

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

export interface InsertedAccount {
  id: string;
  setup?: IssuedSetup;
}

/**
 * Creates an account, and says in the audit who did; refuses a login ID that is in use (in any
 * letter case, anywhere, of a deleted account too) without saying where.
 */
export async function insertAccount(
  gate: Gate,
  account: NewAccount,
  by: GateVisit,
): Promise<Result<InsertedAccount>> {
  const { at } = by;
  const password_hash = account.password ? await hashPassword(account.password) : null;
  const setup = account.password ? undefined : newSetup(at);
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
    await tx.insertInto("credential")
      .values({ account_id: id, password_hash, changed_at: at, ...setupColumns(setup) })
      .execute();
    await recordVisit(tx, by, {
      act: "account_added",
      subject: { kind: "account", id },
      detail: { kind: account.kind, role: account.role },
    });
    return success({ id, setup });
  });
}
