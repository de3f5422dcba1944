import type { Configuration } from "../../domain/configuration.ts";
import { readSource, STANDARD_STREAM } from "../backup/backup_file.ts";
import { type OpenBackup, openBackup } from "../backup/read_backup.ts";
import { refuseUnknownSchema } from "../backup/schema_of_backup.ts";
import { openDatabase } from "../database.ts";
import { openDatabaseServer } from "../database_server.ts";
import { removeDataDirectory } from "../embedded/remove_database.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";
import { contentText, keyText, timeText } from "./backup_texts.ts";
import { restoreInto } from "./run_restore.ts";
import { runVerifyAudit } from "./run_verify_audit.ts";
import { runVerifyTallies } from "./run_verify_tallies.ts";
import { terminalProgress } from "./terminal_progress.ts";
import { UsageError } from "./usage_error.ts";

export interface VerifyBackupOptions {
  restored?: boolean;
}

/** `verify <file>`: throws at the first thing that is not as it was written. */
export async function runVerifyBackup(
  configuration: Configuration,
  file: string,
  { restored = false }: VerifyBackupOptions,
): Promise<void> {
  if (restored && file === STANDARD_STREAM) {
    throw new UsageError("--restored には、ファイル名を指定してください。");
  }
  const keys = await loadKeyRing(keyFilePath(configuration));
  await readWhole(await openBackup(readSource(file), keys));
  if (!restored) return;
  const again = await openBackup(readSource(file), keys);
  refuseUnknownSchema(again.start);
  await verifyRestored(configuration, again);
}

async function readWhole(backup: OpenBackup): Promise<void> {
  const { header, start } = backup;
  const progress = terminalProgress();
  const tables = await backup.readTables(async (name, rows) => {
    for await (const _text of rows) progress.tell(name);
  }).finally(() => progress.clear());
  console.log(
    `${timeText(new Date(header.madeAt))} 時点のバックアップ（${keyText(header)}で封じたもの）`,
  );
  console.log(`PostgreSQL ${start.serverVersion}、データベースの形 ${start.migrations.at(-1)}`);
  console.log(`${contentText(tables)}を読みました。封印・行数・ダイジェストは正しいままです。`);
}

/** In a database of its own, which is gone afterwards. */
async function verifyRestored(configuration: Configuration, backup: OpenBackup): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-verify-" });
  await Deno.chmod(folder, 0o755); // what is private lies in private directories below
  const scratch: Configuration = {
    ...configuration,
    DATABASE_URL: undefined,
    VRS_DATA_DIR: folder,
    VRS_WAL_DIR: undefined,
    VRS_KEY_FILE: keyFilePath(configuration),
  };
  try {
    const server = await openDatabaseServer(scratch);
    try {
      await restoreInto(scratch, backup);
      await runVerifyAudit(scratch, {});
      const database = openDatabase(server.address);
      await runVerifyTallies(database, {}).finally(() => database.close());
    } finally {
      await server.stop();
    }
  } finally {
    await removeDataDirectory(folder);
  }
  console.log("復元できることを確かめました。一時的なデータベースは消しました。");
}
