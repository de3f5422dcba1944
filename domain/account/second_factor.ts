/**
 * Whether municipal staff need more than a password to sign in: "required" asks those who have no
 * second factor to add one before anything else, "optional" leaves it to them.
 */
export const SECOND_FACTOR_RULES = ["optional", "required"] as const;
export type SecondFactorRule = typeof SECOND_FACTOR_RULES[number];

/** What a right password is followed by: nothing, the first enrolment, or showing a factor. */
export type FactorStanding = "none" | "required_missing" | "has";

/** How somebody proved who they are: also what stands in the audit. */
export const FACTOR_METHODS = ["totp", "passkey", "recovery_code"] as const;
export type FactorMethod = typeof FACTOR_METHODS[number];

export const FACTOR_METHOD_LABELS: Record<FactorMethod, string> = {
  totp: "認証アプリ",
  passkey: "パスキー",
  recovery_code: "リカバリーコード",
};

/** 本人確認 before factors are changed lasts this long [ours]. */
export const STEP_UP_MINUTES = 5;
