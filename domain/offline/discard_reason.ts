/**
 * Why a dose that was read without a network is not registered after all. No text of one's own: it
 * goes to the audit, where no personal data stands.
 */
export const DISCARD_REASONS = [
  "すでに登録されている",
  "読み取りか入力の誤りで、正しいものを登録した",
  "接種しなかった",
  "自治体の担当に予診票を渡して任せる",
] as const;
export type DiscardReason = typeof DISCARD_REASONS[number];
