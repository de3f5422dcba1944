import type { InquiryFinding } from "../../domain/transfer/inquiry.ts";

/** What the register said at once, in the words of whoever watches. */
export const FINDING_LABELS: Record<InquiryFinding, string> = {
  one: "該当者あり",
  none: "該当なし",
  several: "複数名該当",
  held: "職員の確認が必要",
};

export const KIND_LABELS = {
  my_number: "マイナンバー",
  name: "氏名など",
} as const;
