/** One look at a record, or one act on it, as the audit has it. */
export interface Viewing {
  at: Date;
  loginId: string;
  /** 全国地方公共団体コード of whoever looked; null when it is not known. */
  officeCode: string | null;
  /** The name of the act in the audit. */
  act: string;
  /** Which list it was, when it was not one of 照会. */
  list: string | null;
  /** Names of what was searched by, never its values. */
  criteria: string[];
}

/** What each act let somebody see, in the words of the screens. */
const VIEWING_LABELS: Record<string, string> = {
  recipient_listed: "照会の一覧に表示",
  recipient_viewed: "照会結果を表示",
  ticket_viewed: "照会結果（登録待ち）を表示",
  history_viewed: "変更の履歴を表示",
  viewers_listed: "「この人の記録を見た人」を表示",
  ticket_read: "接種券の読み取り",
  ticket_prechecked: "接種前確認",
  dose_viewed: "接種記録を表示",
  dose_registered: "接種記録を登録",
  dose_corrected: "接種記録を訂正（当日の一覧）",
  dose_withdrawn: "接種記録を取消（当日の一覧）",
  dose_restored: "接種記録の取消をやめた（当日の一覧）",
  dose_conflict_decided: "食い違いを確認",
  record_corrected: "記録を補正",
  change_undone: "変更を取消",
  record_confirmed: "記録を「確認済み」に登録",
  record_released: "「確認済み」を解除",
  // Printed for whoever asks on the person's behalf: it must not say that they are protected.
  protection_set: "記録についての事務処理",
  protection_released: "記録についての事務処理",
  finding_accepted: "要修正・要確認を承認",
  finding_reopened: "要修正・要確認を再び確認",
  people_merged: "記録を統合",
  pair_marked_distinct: "重複の確認（別人）",
  pair_mark_withdrawn: "重複の確認（別人を取りやめ）",
  answer_registered: "転入処理の回答から登録",
  moved_out_flagged: "転出フラグを登録（転入処理）",
  recipient_inquired: "ほかの自治体からの照会（転入処理）",
  answer_given: "ほかの自治体に回答を表示（転入処理）",
};

/** Lists besides those of 照会, by their name in the audit. */
const LIST_LABELS: Record<string, string> = {
  findings: "要修正・要確認の一覧に表示",
  todays_doses: "当日の一覧に表示",
  day_sheet: "日計表に表示",
  inquiry: "照会の候補に表示（転入処理）",
  incomers: "転入処理の登録画面に表示",
};

export function viewingLabel({ act, list }: Pick<Viewing, "act" | "list">): string {
  return LIST_LABELS[list ?? ""] ?? VIEWING_LABELS[act] ?? "その他の操作";
}
