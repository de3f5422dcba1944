import type { AccountRole } from "../../domain/account/account_role.ts";
import { CLINIC_LOGIN_PREFIX } from "../../domain/account/login_id.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { type IssuedSetup, issueSetup } from "./issue_setup.ts";
import { OPERATOR, operatorVisit } from "./operator_visit.ts";
import { lockStaff } from "./with_staff.ts";

interface OperatedAccount {
  loginId: string;
  at: Date;
}

/**
 * The operator gives municipal staff another role. A municipality that has a 管理者 keeps one, for
 * nobody else could add the next.
 */
export function giveRole(
  gate: Gate,
  { loginId, role, at }: OperatedAccount & { role: AccountRole },
): Promise<Result<null>> {
  return gate.transaction().execute(async (tx) => {
    const known = await lookupAccount(tx, loginId);
    if (known?.kind !== "municipal") return failure(NO_STAFF);
    await lockStaff(tx, known.municipality_code!);
    const account = (await lookupAccount(tx, loginId))!;
    if (account.deleted_at) return failure(NO_STAFF);
    if (account.role === role) return success(null);
    if (role === "general" && await isLastManager(tx, account)) return failure(LAST_MANAGER);
    await tx.updateTable("account").where("id", "=", account.id)
      .set({ role, version: account.version + 1, changed_at: at, changed_by: OPERATOR })
      .execute();
    await recordVisit(tx, visit(account, at), {
      act: "account_changed",
      subject: { kind: "account", id: account.id },
      detail: { changed: ["role"], role },
    });
    return success(null);
  });
}

/** The operator gives an account a new setup token, for whoever has no 管理者 to ask. */
export function reissueSetup(
  gate: Gate,
  { loginId, at }: OperatedAccount,
): Promise<Result<IssuedSetup>> {
  return gate.transaction().execute(async (tx) => {
    const account = await lookupAccount(tx, loginId);
    if (!account || account.disabled_at) return failure(NO_ACCOUNT);
    if (account.login_id.startsWith(CLINIC_LOGIN_PREFIX)) return failure(NO_PASSWORD);
    await recordVisit(tx, visit(account, at), {
      act: "setup_issued",
      subject: { kind: "account", id: account.id },
    });
    return success(await issueSetup(tx, account.id, at));
  });
}

const NO_STAFF = "このログインIDの自治体職員はいません。ログインIDを確かめてください。";
const NO_ACCOUNT = "このログインIDはないか、停止しています。ログインIDを確かめてください。";
const NO_PASSWORD = "医療機関はG-MIS IDでログインします。VRSのパスワードはありません。";
const LAST_MANAGER =
  "この自治体の管理者はこのIDだけです。先に、ほかの職員を管理者にしてください（--role manager）。";

function lookupAccount(tx: Gate, loginId: string) {
  return tx.selectFrom("account")
    .select([
      "id",
      "login_id",
      "kind",
      "role",
      "municipality_code",
      "version",
      "disabled_at",
      "deleted_at",
    ])
    .where((where) => where(where.fn("lower", ["login_id"]), "=", loginId.trim().toLowerCase()))
    .executeTakeFirst();
}

async function isLastManager(
  tx: Gate,
  { id, municipality_code }: { id: string; municipality_code: string | null },
): Promise<boolean> {
  const other = await tx.selectFrom("account").select("id")
    .where("municipality_code", "=", municipality_code).where("role", "=", "manager")
    .where("disabled_at", "is", null).where("id", "!=", id).executeTakeFirst();
  return other === undefined;
}

function visit({ municipality_code }: { municipality_code: string | null }, at: Date) {
  return operatorVisit({ municipalityCode: municipality_code }, at);
}
