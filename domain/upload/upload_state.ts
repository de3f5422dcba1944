/** 接種対象者登録 and 予診票・予防接種台帳データ一括登録. */
export const UPLOAD_KINDS = ["recipient", "dose"] as const;
export type UploadKind = typeof UPLOAD_KINDS[number];

export const UPLOAD_KIND_LABELS: Record<UploadKind, string> = {
  recipient: "接種対象者登録",
  dose: "予診票・予防接種台帳データ一括登録",
};

/**
 * The life of an upload: receiving → received (waits for its check or is checked) → checked (waits
 * for a person) → approved (waits for or is at its application) → applied → undoing → undone.
 * A file nobody can read is failed; a review that was declined is cancelled.
 */
export const UPLOAD_STATES = [
  "receiving",
  "received",
  "checked",
  "approved",
  "applied",
  "failed",
  "cancelled",
  "undoing",
  "undone",
] as const;
export type UploadState = typeof UPLOAD_STATES[number];

export const UPLOAD_STATE_LABELS: Record<UploadState, string> = {
  receiving: "受信中",
  received: "確認中",
  checked: "登録待ち",
  approved: "登録中",
  applied: "登録完了",
  failed: "登録していません",
  cancelled: "取り消し",
  undoing: "取消処理中",
  undone: "登録を取消",
};

/** Whether a job is at work, so that a page should follow it. */
export function isUnderWay(state: UploadState): boolean {
  return ["receiving", "received", "approved", "undoing"].includes(state);
}
