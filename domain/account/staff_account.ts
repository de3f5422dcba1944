import type { AccountRole } from "./account_role.ts";

/** Accounts a municipality looks after itself: 接種会場 and its own 自治体職員. */
export const STAFF_KINDS = ["venue", "municipal"] as const;
export type StaffKind = typeof STAFF_KINDS[number];

/** How an account of a municipality stands. */
export interface StaffAccount {
  id: string;
  kind: StaffKind;
  role: AccountRole;
  loginId: string;
  remark: string;
  createdAt: Date;
  /** When a browser that is signed in last asked for anything; null before the first sign-in. */
  lastUsedAt: Date | null;
  /** When staff changed it last, and who. */
  changedAt: Date | null;
  changedBy: string | null;
  /** Until when an unused setup URL can be used; null when there is none. */
  setupExpiresAt: Date | null;
  hasPassword: boolean;
  /** A second factor stands beside the password. */
  hasFactor: boolean;
  disabledAt: Date | null;
  deletedAt: Date | null;
  version: number;
}

export type StaffState = "active" | "disabled" | "waiting" | "deleted";

export const STAFF_STATE_LABELS: Record<StaffState, string> = {
  active: "有効",
  disabled: "停止中",
  waiting: "設定待ち",
  deleted: "削除済み",
};

/** 設定待ち: nobody has set a password yet, so nobody can sign in. */
export function staffState(
  account: Pick<StaffAccount, "hasPassword" | "disabledAt" | "deletedAt">,
): StaffState {
  if (account.deletedAt) return "deleted";
  if (account.disabledAt) return "disabled";
  return account.hasPassword ? "active" : "waiting";
}
