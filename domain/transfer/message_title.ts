import type { Inquiry, Refusal } from "./inquiry.ts";

type Titled = Pick<Inquiry, "side" | "finding" | "state" | "refusal">;

const DENIED_TITLES: Record<Refusal, string> = {
  nobody: "照会結果（該当者なし）",
  not_ours: "照会結果（転出元の住民ではない）",
};

/**
 * What a case is called in メッセージ, on the side that looks. What is over keeps the title of what was
 * answered. On the asking side every case that the asked staff looks into is called the same.
 */
export function messageTitle(inquiry: Titled): string {
  return inquiry.side === "asking" ? askingTitle(inquiry) : askedTitle(inquiry);
}

function askingTitle({ finding, state, refusal }: Titled): string {
  if (state === "withdrawn") return "取り下げた照会";
  if (refusal !== null) return DENIED_TITLES[refusal];
  if (finding === "one") return "照会結果（該当者あり）";
  if (state === "confirmed" || state === "completed") return "照会結果（転出確認済み）";
  if (finding === "several") return "照会結果（複数名該当）";
  return state === "none" ? "照会結果（該当なし）" : "照会結果（確認中）";
}

function askedTitle({ finding, state }: Titled): string {
  if (state === "withdrawn") return "取り下げられた照会";
  return finding === "one" ? "住民についての照会のお知らせ" : "転入に伴う照会";
}
