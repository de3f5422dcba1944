import type { Refusal, Side } from "./inquiry.ts";
import type { CaseEvent } from "./case_state.ts";

/** What staff does with a case, with what it takes. */
export type InquiryAct =
  | { event: "request" | "withdraw" | "complete" | "acknowledge" }
  | { event: "confirm"; recipientId: string; reason?: string; isProtectionChecked?: boolean }
  | { event: "deny"; refusal: Refusal; reason: string }
  | { event: "retract"; reason: string }
  | { event: "note"; note: string };

/** One line of a case's timeline, the same on both sides. */
export interface TimelineEntry {
  id: string;
  at: Date;
  kind: TimelineKind;
  /** Whose staff; null: the system. */
  bySide: Side | null;
  loginId: string | null;
  note: string;
}

/** "asked" begins every case; "opened" is the answer being read, "flag" and "unflag" 転出フラグ. */
export type TimelineKind = CaseEvent | "asked" | "opened" | "flag" | "unflag";

/** What somebody did, after "…が" and after "…：". */
export const TIMELINE_WORDS: Record<TimelineKind, string> = {
  asked: "照会しました",
  opened: "回答を開きました",
  flag: "転出フラグを付けました",
  unflag: "転出フラグを取り消しました",
  request: "転出元に確認を依頼しました",
  confirm: "「転出」と回答しました",
  deny: "該当する人がいないと回答しました",
  retract: "回答を取り消しました",
  withdraw: "照会を取り下げました",
  complete: "「完了」にしました",
  acknowledge: "照会のお知らせを確認しました",
  note: "連絡しました",
  remind: "回答を待っていることを、もう一度知らせました",
};
