/** Who signs in: 自治体職員, 接種会場, 都道府県, 国. */
export const ACCOUNT_KINDS = ["municipal", "venue", "prefecture", "national"] as const;
export type AccountKind = typeof ACCOUNT_KINDS[number];

export const ACCOUNT_KIND_LABELS: Record<AccountKind, string> = {
  municipal: "自治体職員",
  venue: "接種会場",
  prefecture: "都道府県",
  national: "国",
};
