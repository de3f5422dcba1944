import type { AccountRole } from "./account_role.ts";
import { type StaffAccount, type StaffKind, staffState } from "./staff_account.ts";

/** What staff may do to an account: 更新, 停止, 再開, 削除, 元に戻す, 設定用URLの発行. */
export const STAFF_STEPS = [
  "change",
  "disable",
  "enable",
  "remove",
  "restore",
  "issue_setup",
] as const;
export type StaffStep = typeof STAFF_STEPS[number];

/** Who takes the step. */
export interface StaffMember {
  accountId: string;
  role: AccountRole;
}

/** Venues are everybody's work; colleagues are added and changed by 管理者 alone. */
export function visibleKinds(role: AccountRole): readonly StaffKind[] {
  return role === "manager" ? ["venue", "municipal"] : ["venue"];
}

/**
 * Why a step cannot be taken; undefined when it can. Nobody locks themself out or gives up being
 * 管理者, so that a municipality always keeps one [ours].
 */
export function stepRefusal(
  step: StaffStep,
  account: StaffAccount,
  member: StaffMember,
): string | undefined {
  const state = staffState(account);
  if (state === "deleted") {
    return step === "restore"
      ? undefined
      : "削除済みのIDです。使うときは、先に元に戻してください。";
  }
  if (step !== "change" && account.id === member.accountId) return OWN_ACCOUNT;
  if (step === "restore") return "このIDは削除されていません。";
  if (step === "disable" && state === "disabled") return "このIDは既に停止しています。";
  if (step === "enable" && state !== "disabled") return "このIDは停止していません。";
  if (step === "issue_setup" && state === "disabled") {
    return "停止中のIDです。設定用URLは、再開してから発行してください。";
  }
  return undefined;
}

/** Why a colleague cannot be given this role; undefined when they can. */
export function roleRefusal(
  role: AccountRole,
  account: StaffAccount,
  member: StaffMember,
): string | undefined {
  if (role === account.role || account.id !== member.accountId) return undefined;
  return "自分の役割は変えられません。ほかの管理者に依頼してください。";
}

const OWN_ACCOUNT =
  "自分のIDは停止・削除できず、設定用URLも発行できません。ほかの管理者に依頼してください。パスワードは「パスワード変更」で変えられます。";
