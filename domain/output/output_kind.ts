/** The two files under データ出力. */
export const OUTPUT_KINDS = ["register", "waiting"] as const;
export type OutputKind = typeof OUTPUT_KINDS[number];

export const OUTPUT_LABELS: Record<OutputKind, string> = {
  register: "予防接種台帳向け出力",
  waiting: "接種対象者登録待ちリスト出力",
};
