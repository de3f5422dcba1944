import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { countsInWords } from "../../domain/retention/retention.ts";
import { OPERATOR } from "../account/operator_visit.ts";
import { openDatabaseServer } from "../database_server.ts";
import { refuseOtherSchema } from "../migrate.ts";
import { configuredRetention } from "../retention/configured_retention.ts";
import { eraseRecords } from "../retention/erase_records.ts";
import { keyFilePath } from "../sealing/key_file_path.ts";
import { loadKeyRing } from "../sealing/key_ring.ts";

/** `erase`: what the server does by night, now. */
export function addErasureCommand(program: Command, configuration: () => Configuration): void {
  program.command("erase")
    .description("保存期間を過ぎた記録を消去します（サーバーは毎日、同じことをします）")
    .option("--dry-run", "消去せず、何件になるかだけを表示します")
    .action(({ dryRun }: { dryRun?: true }) => {
      return runErase(configuration(), dryRun ? "rehearse" : "erase");
    });
}

async function runErase(
  configuration: Configuration,
  mode: "erase" | "rehearse",
): Promise<void> {
  const server = await openDatabaseServer(configuration);
  try {
    await refuseOtherSchema(server.address);
    const retention = configuredRetention(configuration);
    const keys = await loadKeyRing(keyFilePath(configuration));
    const erasure = { at: new Date(), retention, keys, byWhom: OPERATOR, mode };
    const counts = await eraseRecords(server.address, erasure);
    if (!counts) {
      throw new OperatorError("ほかのサーバーが消去しています。終わってからやり直してください。");
    }
    const heading = mode === "erase" ? "消去しました" : "消去の対象です（まだ消去していません）";
    console.log(`${heading}: ${countsInWords(counts)}`);
  } finally {
    await server.stop();
  }
}
