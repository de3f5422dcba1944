import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { runBackup } from "./run_backup.ts";
import { type RestoreBaseOptions, runBackupBase, runRestoreBase } from "./run_base_backup.ts";
import { runRestore } from "./run_restore.ts";
import { runVerifyBackup, type VerifyBackupOptions } from "./run_verify_backup.ts";

const FILE = "ファイル名。- は標準入出力";

/** `backup`, `verify`, `restore`; `backup base` and `restore base` for a point in time. */
export function addBackupCommands(program: Command, configuration: () => Configuration): void {
  const backup = program.command("backup").argument("<file>", FILE)
    .description("データベース全体を、鍵ファイルの鍵で封じたファイルにします。サーバーは止めません")
    .action((file: string) => runBackup(configuration(), file));

  backup.command("base").argument("<folder>", "新しく作るフォルダ")
    .description(
      "内蔵データベースの写しを取ります（VRS_WAL_DIR の WAL と合わせて、任意の時刻に戻せます）",
    )
    .action((folder: string) => runBackupBase(configuration(), folder));

  program.command("verify").argument("<file>", FILE)
    .description(
      "バックアップをすべて読み、封印・行数・ダイジェストを確かめます。違えば終了コード1",
    )
    .option("--restored", "一時的なデータベースに復元し、操作の記録と集計も確かめる")
    .action((file: string, options: VerifyBackupOptions) =>
      runVerifyBackup(configuration(), file, options)
    );

  const restore = program.command("restore").argument("<file>", FILE)
    .description("空のデータベースにバックアップを復元します。上書きはしません")
    .action((file: string) => runRestore(configuration(), file));

  restore.command("base").argument("<folder>", "backup base で作ったフォルダ")
    .description("内蔵データベースを、VRS_WAL_DIR の WAL のある時刻に戻します")
    .option("--to <time>", "戻す時刻（例 2026-11-22T10:15:00+09:00）。なければ最後まで")
    .action((folder: string, options: RestoreBaseOptions) =>
      runRestoreBase(configuration(), folder, options)
    );
}
