import type { Configuration } from "../../domain/configuration.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { writeBaseBackup } from "../backup/base_backup.ts";
import { restoreBase } from "../backup/restore_base.ts";
import { atTheOwner } from "./at_the_owner.ts";
import { megabytes, timeText } from "./backup_texts.ts";
import { UsageError } from "./usage_error.ts";

/** `backup base <folder>`: says from which WAL file on the archive has to be kept for it. */
export async function runBackupBase(configuration: Configuration, folder: string): Promise<void> {
  const { bytes, firstWalFile, older } = await atTheOwner(
    configuration,
    "working",
    ({ address }) => writeBaseBackup(address, folder),
  );
  console.log(
    `データベースの写しを ${folder} に取りました（${megabytes(bytes)}）。封じていません。`,
  );
  console.log(`ここから戻すには、WAL の ${firstWalFile}.gz から後が要ります。`);
  if (older.count === 0) return;
  console.log(
    `それより前の WAL は${older.count.toLocaleString("ja-JP")}件（${
      megabytes(older.bytes)
    }）です。` +
      "これより古い写しが要らなくなったら、消してかまいません。",
  );
}

export interface RestoreBaseOptions {
  to?: string;
}

/** `restore base <folder>`: says up to when it restored. */
export async function runRestoreBase(
  configuration: Configuration,
  folder: string,
  { to }: RestoreBaseOptions,
): Promise<void> {
  const { DATABASE_URL, VRS_DATA_DIR, VRS_WAL_DIR } = configuration;
  if (DATABASE_URL) throw new OperatorError(NOT_EMBEDDED);
  if (!VRS_WAL_DIR) {
    throw new UsageError("VRS_WAL_DIR に、WAL を保管したフォルダを指定してください。");
  }
  const lastAt = await restoreBase({
    base: folder,
    dataDirectory: VRS_DATA_DIR,
    walDirectory: VRS_WAL_DIR,
    to: to === undefined ? undefined : readTime(to),
  });
  console.log(`${VRS_DATA_DIR} に復元しました。`);
  if (lastAt) console.log(`最後の取引は ${timeText(lastAt)} のものです。`);
  console.log(
    "同じ VRS_WAL_DIR でサーバーを起動し、すぐに backup base で新しい写しを取ってください。",
  );
}

const NOT_EMBEDDED =
  "restore base は内蔵データベースのためのものです。DATABASE_URL のサーバーでは " +
  "pg_basebackup か pgBackRest を使ってください（README の Operations）。";

/** With its offset: nobody should have to guess which clock was meant. */
function readTime(text: string): Date {
  const at = new Date(text);
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  if (isWhole && !Number.isNaN(at.getTime())) return at;
  throw new UsageError("--to に、時刻を 2026-11-22T10:15:00+09:00 の形で指定してください。");
}
