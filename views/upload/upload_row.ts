import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import type { TextEncoding } from "../../domain/upload/text_encoding.ts";

/** An upload as the screens show it. Counts are null until it is finished. */
export interface UploadRow {
  id: string;
  mode: OverwriteMode;
  fileName: string;
  byteCount: number;
  encoding: TextEncoding;
  state: "received" | "applied" | "failed";
  failure: string | null;
  rowCount: number | null;
  newCount: number | null;
  changedCount: number | null;
  unchangedCount: number | null;
  rejectedCount: number | null;
  receivedAt: Date;
  loginId: string;
}

export const UPLOAD_STATE_LABELS: Record<UploadRow["state"], string> = {
  received: "処理中",
  applied: "登録完了",
  failed: "エラー（未登録）",
};

/** 1,234 or – for a count that is not known yet. */
export function countText(count: number | null): string {
  return count === null ? "–" : count.toLocaleString("ja-JP");
}
