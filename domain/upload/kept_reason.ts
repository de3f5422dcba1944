import { formatDateTime } from "../date/plain_date.ts";

/** Why an undo left something in place, or put it elsewhere than where it was. */
export type KeptCause =
  | "dose_changed"
  | "dose_withdrawn"
  | "conflict_replaced"
  | "person_changed"
  | "ticket_changed"
  | "ticket_added"
  | "two_active"
  | "number_taken"
  | "dose_registered"
  | "confirmed";

/** The change that came after the upload. */
export interface LaterChange {
  kind: "upload" | "registration" | "edit" | "merge" | "undo";
  at: Date;
  /** Null when it was somebody of another municipality. */
  loginId: string | null;
}

export interface KeptRecord {
  cause: KeptCause;
  /**
   * Number of the dose, 個別宛名番号 of the other person, or since when and by whom it is locked;
   * "" where the cause needs none.
   */
  detail: string;
  later: LaterChange | null;
}

const SENTENCES: Record<KeptCause, (detail: string) => string> = {
  dose_changed: (dose) => `登録のあとに${dose}回目の接種記録が変更されたため、残しました`,
  dose_withdrawn: (dose) => `登録のあとに${dose}回目の接種記録が削除されたため、そのままにしました`,
  conflict_replaced: (dose) =>
    `${dose}回目の接種記録は、食い違いの確認でファイルの内容に置き換えたため、残しました`,
  person_changed: () => "登録のあとにこの人の記録が変更されたため、残しました",
  ticket_changed: () => "登録のあとにこの券番号の記録が変更されたため、残しました",
  ticket_added: () => "登録のあとにこの券番号がこの人に登録されたため、残しました",
  two_active: () => "元に戻すと有効な券番号が2つになるため、残しました",
  number_taken: (other) =>
    `元のマイナンバーが個別宛名番号「${other}」の人に登録されているため、残しました`,
  dose_registered: () => "取消までに接種記録が登録されたため、登録待ちに戻しました",
  confirmed: (since) =>
    `この人の記録は${since}が紙の書類と照合して「確認済み」にしているため、残しました`,
};

const CHANGE_LABELS: Record<LaterChange["kind"], string> = {
  upload: "データ登録",
  registration: "接種記録の登録",
  edit: "照会・補正",
  merge: "記録の統合",
  undo: "登録の取消",
};

/** What was kept, why, and by what later change of whom, as the list shows it. */
export function keptReason({ cause, detail, later }: KeptRecord): string {
  const sentence = SENTENCES[cause](detail);
  if (!later) return `${sentence}。`;
  const who = later.loginId ?? "ほかの自治体";
  return `${sentence}（${formatDateTime(later.at)} ${CHANGE_LABELS[later.kind]}、${who}）。`;
}
