import type { QueueName, ServerReport, StatusReport } from "../../domain/status/status_report.ts";
import { compactTimestamp, formatDateTime } from "../../domain/date/plain_date.ts";

export const QUEUE_NAMES: Record<QueueName, string> = {
  jobs: "登録・出力などの処理",
  notes: "統計への反映（記録）",
  changes: "統計への反映（件数）",
  audit: "監査記録の封印",
};

export const SERVER_STANDINGS: Record<ServerReport["standing"], string> = {
  serving: "稼働中",
  draining: "停止の準備中",
  lost: "応答なし",
};

export const JOB_NAMES: Record<string, string> = {
  check_upload: "データ登録の確認",
  apply_upload: "データ登録",
  undo_upload: "データ登録の取消",
  make_output: "データ出力",
  examine_records: "要修正・要確認の点検",
  inquire_batch: "まとめて照会",
};

export const UNREADY: Record<NonNullable<StatusReport["unreadiness"]>, string> = {
  draining: "停止の準備中です。新しいリクエストは他のサーバーが受けます。",
  database: "データベースに接続できません。登録も照会もできません。",
  schema: "データベースが古い形のままです。migrate を実行してください。",
};

export const POOL_NAMES: Record<string, string> = {
  register: "記録",
  gate: "ログイン",
  "replica register": "記録（レプリカ）",
  "replica gate": "ログイン（レプリカ）",
};

/** How long ago or for how long: "12秒", "3分", "2時間5分", "4日". */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds}秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}分`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)}日`;
  return minutes % 60 === 0 ? `${hours}時間` : `${hours}時間${minutes % 60}分`;
}

/** "8.4ミリ秒", "320ミリ秒", "1.2秒". */
export function timeText(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)}秒`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)}ミリ秒`;
}

/** "2021年6月1日 14:05:30" in Japan. */
export function momentText(instant: Date): string {
  return `${formatDateTime(instant)}:${compactTimestamp(instant).slice(-2)}`;
}

/** "14:05" in Japan. */
export function clockText(instant: Date): string {
  return formatDateTime(instant).slice(-5);
}
