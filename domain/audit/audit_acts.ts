/**
 * Every act the audit can hold, in the words of the screens. A name here is for ever; an act that
 * is added gets its words with it, under what it is looked for.
 */
export const AUDIT_GROUPS = {
  access: {
    label: "ログインとアクセス",
    acts: {
      sign_in: "ログイン",
      sign_in_failed: "ログインの失敗",
      sign_out: "ログアウト",
      sessions_ended: "ほかの端末のログインを終了",
      access_refused: "使えない画面へのアクセス（拒否）",
      factor_asked: "パスワードの確認（二要素認証の前）",
      factor_failed: "二要素認証の失敗",
      operator_entered: "担当者がPINを入力（接種会場）",
      operator_refused: "担当者のPINの誤り（接種会場）",
      operator_pin_chosen: "担当者が自分のPINを設定",
      recovery_used: "リカバリーコードでログイン",
    },
  },
  account: {
    label: "アカウント",
    acts: {
      password_changed: "パスワードを変更",
      password_set_up: "設定用URLでパスワードを設定",
      account_added: "アカウントを登録",
      account_changed: "アカウントを更新",
      account_disabled: "アカウントを停止",
      account_enabled: "アカウントの停止を解除",
      account_removed: "アカウントを削除",
      account_restored: "アカウントの削除を取消",
      setup_issued: "設定用URLを発行",
      factor_added: "二要素認証を追加",
      factor_removed: "二要素認証を削除",
      recovery_codes_made: "リカバリーコードを発行",
      factors_reset: "二要素認証をすべて解除",
    },
  },
  view: {
    label: "記録の閲覧",
    acts: {
      recipient_listed: "照会の一覧に表示",
      recipient_not_found: "照会（該当者なし）",
      recipient_viewed: "照会結果を表示",
      ticket_viewed: "照会結果（登録待ち）を表示",
      history_viewed: "変更の履歴を表示",
      viewers_listed: "「この人の記録を見た人」を表示",
      ticket_read: "接種券の読み取り",
      ticket_prechecked: "接種前確認",
      dose_viewed: "接種記録を表示",
      my_number_shown: "マイナンバーを表示",
    },
  },
  record: {
    label: "記録の登録・変更",
    acts: {
      dose_registered: "接種記録を登録",
      dose_corrected: "接種記録を訂正（当日の一覧）",
      dose_withdrawn: "接種記録を取消（当日の一覧）",
      dose_restored: "接種記録の取消をやめた（当日の一覧）",
      offline_discarded: "通信のないときに読み取った接種を、登録しないことにした",
      dose_conflict_decided: "食い違いを確認",
      record_corrected: "記録を補正",
      change_undone: "変更を取消",
      record_confirmed: "記録を「確認済み」に登録",
      record_released: "「確認済み」を解除",
      records_examined: "記録の点検を依頼",
      finding_accepted: "要修正・要確認を承認",
      finding_reopened: "要修正・要確認を再び確認",
      people_merged: "記録を統合",
      pair_marked_distinct: "重複の確認（別人）",
      pair_mark_withdrawn: "重複の確認（別人を取りやめ）",
      protection_set: "支援措置を登録",
      protection_released: "支援措置を解除",
    },
  },
  file: {
    label: "データ登録とデータ出力",
    acts: {
      upload_applied: "データ登録：登録",
      upload_failed: "データ登録：読み取り不可",
      upload_undone: "データ登録：取消",
      upload_cancelled: "データ登録：中止",
      upload_viewed: "データ登録：ファイルの行を画面に表示",
      upload_downloaded: "データ登録：ファイルをダウンロード",
      upload_setting_changed: "データ登録：手順の設定を変更",
      output_made: "データ出力：作成",
      output_taken: "データ出力：ダウンロード",
      statistics_taken: "統計ファイルをダウンロード",
    },
  },
  transfer: {
    label: "転入処理",
    acts: {
      inquiry_made: "転入処理：照会",
      inquiry_refused: "転入処理：照会を断られた（上限など）",
      inquiry_received: "転入処理：照会を受けた",
      recipient_inquired: "ほかの自治体からの照会（転入処理）",
      messages_listed: "メッセージの一覧を表示",
      inquiry_viewed: "転入処理：照会の内容を表示",
      inquiry_handled: "転入処理：照会を処理",
      answer_opened: "転入処理：回答を表示",
      answer_given: "ほかの自治体に回答を表示（転入処理）",
      moved_out_flagged: "転出フラグを登録（転入処理）",
      answer_registered: "転入処理の回答から登録",
      batch_received: "転入処理：一括照会のファイルを登録",
      batch_viewed: "転入処理：一括照会の行を画面に表示",
      batch_taken: "転入処理：一括照会の結果をダウンロード",
      anomaly_reviewed: "照会の点検：確認した",
    },
  },
  master: {
    label: "設定と監査",
    acts: {
      operator_added: "担当者を登録",
      operator_changed: "担当者を更新",
      operator_disabled: "担当者を停止",
      operator_enabled: "担当者の停止を解除",
      operator_pin_issued: "担当者のPINを発行",
      operator_setting_changed: "担当者とPINの設定を変更",
      vaccine_changed: "ワクチンの設定を変更",
      lot_changed: "ロットの設定を変更",
      audit_searched: "操作の記録を表示",
      audit_taken: "操作の記録をダウンロード",
      key_added: "鍵を追加",
      keys_rotated: "鍵を入れ替え（封じ直し）",
      key_retired: "古い鍵を廃止",
      records_erased: "保存期間を過ぎた記録を消去",
    },
  },
} as const;

type Groups = typeof AUDIT_GROUPS;
export type AuditGroup = keyof Groups;
export type AuditAct = { [Group in AuditGroup]: keyof Groups[Group]["acts"] }[AuditGroup];

export const AUDIT_GROUP_NAMES = Object.keys(AUDIT_GROUPS) as AuditGroup[];

const LABELS: Record<string, string> = Object.assign(
  {},
  ...Object.values(AUDIT_GROUPS).map(({ acts }) => acts),
);

export const AUDIT_ACTS = Object.keys(LABELS) as AuditAct[];

/** Lists besides those of 照会, by their name in the audit. */
const LIST_LABELS: Record<string, string> = {
  findings: "要修正・要確認の一覧に表示",
  todays_doses: "当日の一覧に表示",
  day_sheet: "日計表に表示",
  inquiry: "照会の候補に表示（転入処理）",
  incomers: "転入処理の登録画面に表示",
};

/**
 * An act in words, after the list it was where its `detail` names one. A newer version of the
 * system may have written an act that this one does not know.
 */
export function actLabel(act: string, list?: string | null): string {
  return LIST_LABELS[list ?? ""] ?? LABELS[act] ?? "その他の操作";
}

export function actsOf(group: AuditGroup): AuditAct[] {
  return Object.keys(AUDIT_GROUPS[group].acts) as AuditAct[];
}
