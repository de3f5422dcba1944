/**
 * What municipal staff may do beyond everybody's work: a manager watches over how the others use
 * inquiries (転入処理).
 */
export const ACCOUNT_ROLES = ["general", "manager"] as const;
export type AccountRole = typeof ACCOUNT_ROLES[number];

export const ACCOUNT_ROLE_LABELS: Record<AccountRole, string> = {
  general: "一般",
  manager: "管理者",
};
