import type { Configuration } from "../../domain/configuration.ts";
import { intoNewFile, STANDARD_STREAM, toStandardOutput } from "../backup/backup_file.ts";
import { sealingKeyName } from "../backup/backup_key.ts";
import type { BackupSink } from "../backup/sealed_writer.ts";
import { writeBackup } from "../backup/write_backup.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";
import { atTheOwner } from "./at_the_owner.ts";
import { contentText, keyText, megabytes, timeText } from "./backup_texts.ts";
import { terminalProgress } from "./terminal_progress.ts";

/** `backup <file>`: says what it wrote and which key it needs; on standard error beside `-`. */
export async function runBackup(configuration: Configuration, file: string): Promise<void> {
  const keys = await loadKeyRing(keyFilePath(configuration));
  const progress = terminalProgress();
  let size = 0;
  const written = await atTheOwner(configuration, "working", ({ address }) => {
    const write = (sink: BackupSink) =>
      writeBackup({
        address,
        keys,
        tell: ({ table, bytes }) => progress.tell(`${table} ${megabytes(bytes)}`),
      }, (bytes) => {
        size += bytes.length;
        return sink(bytes);
      });
    return file === STANDARD_STREAM ? write(toStandardOutput) : intoNewFile(file, write);
  }).finally(() => progress.clear());
  const say = file === STANDARD_STREAM ? console.error : console.log;
  say(`${timeText(new Date(written.madeAt))} 時点の${contentText(written.tables)}を、`);
  say(`${keyText({ sealedBy: sealingKeyName(keys) })}で封じて書きました（${megabytes(size)}）。`);
  say("鍵ファイルは入っていません。鍵ファイルの控えは、別の場所に保管してください。");
}
