import type { Configuration } from "../../domain/configuration.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { readSource } from "../backup/backup_file.ts";
import { type OpenBackup, openBackup } from "../backup/read_backup.ts";
import { restoreBackup, type RestoreStep } from "../backup/restore_backup.ts";
import { refuseUnknownSchema } from "../backup/schema_of_backup.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";
import { atTheOwner } from "./at_the_owner.ts";
import { contentText, timeText } from "./backup_texts.ts";
import { terminalProgress } from "./terminal_progress.ts";

/** `restore <file>`: says what it restored, once every table is as it was. */
export async function runRestore(configuration: Configuration, file: string): Promise<void> {
  // Before the database is opened, which would make new keys where there are none.
  const keys = await loadKeyRing(keyFilePath(configuration));
  const backup = await openBackup(readSource(file), keys);
  refuseUnknownSchema(backup.start);
  await restoreInto(configuration, backup);
}

const DOING: Record<RestoreStep["doing"], string> = {
  load: "読み込み",
  index: "索引と制約",
  compare: "照合",
};

/** Fills the configured database, which has to be empty. */
export async function restoreInto(
  configuration: Configuration,
  backup: OpenBackup,
): Promise<void> {
  const progress = terminalProgress();
  const tell = ({ doing, table }: RestoreStep) => progress.tell(`${DOING[doing]} ${table}`);
  const { tables, migrated } = await atTheOwner(
    configuration,
    "migrating",
    ({ address }) => restoreBackup(address, backup, tell),
  ).catch((error) => {
    throw error instanceof OperatorError ? notRestored(error) : error;
  }).finally(() => progress.clear());
  const madeAt = timeText(new Date(backup.header.madeAt));
  console.log(`${madeAt} 時点の${contentText(tables)}を復元しました。`);
  console.log("すべての表が、バックアップの行数・ダイジェストと一致しています。");
  if (migrated.length > 0) console.log(`新しい形にしました: ${migrated.join("、")}`);
}

function notRestored(error: OperatorError): OperatorError {
  return new OperatorError(`${error.message}\n復元していません。`, { cause: error });
}
