import type { TableSum } from "../backup/backup_record.ts";
import type { BackupHeader } from "../backup/sealed_stream.ts";

/** "123,456 行（66 表、45.6 MB）": what is in a backup, before compression. */
export function contentText(tables: readonly TableSum[]): string {
  const rows = tables.reduce((sum, each) => sum + each.rows, 0);
  const bytes = tables.reduce((sum, each) => sum + each.bytes, 0);
  return `${rows.toLocaleString("ja-JP")}行（${tables.length}表、${megabytes(bytes)}）`;
}

/** In units of 1,000,000 bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString("ja-JP", { maximumFractionDigits: 1 })} MB`;
}

/** In Japan. */
export function timeText(at: Date): string {
  return at.toLocaleString("ja-JP", { timeZone: "Asia/Tokyo" });
}

/** Which key a backup needs, as `keys list` names it. */
export function keyText({ sealedBy }: Pick<BackupHeader, "sealedBy">): string {
  const id = sealedBy.purpose.replace(/^sealing:/, "");
  return `鍵 ${id}（指紋 ${sealedBy.fingerprint.slice(0, 16)}）`;
}
