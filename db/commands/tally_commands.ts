import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { type Database, openDatabase } from "../database.ts";
import { openDatabaseServer } from "../database_server.ts";
import { refuseOtherSchema } from "../migrate.ts";
import { runRebuildTallies } from "./run_rebuild_tallies.ts";
import { runVerifyTallies } from "./run_verify_tallies.ts";
import type { TallyOptions } from "./tally_options.ts";

/** `tally verify`, `tally rebuild`: whether the statistics are what the register says. */
export function addTallyCommands(program: Command, configuration: () => Configuration): void {
  const tally = program.command("tally").description("統計の集計");

  tally.command("verify")
    .description("集計を、登録されている記録から数え直した結果と比べます。違いがあれば終了コード1")
    .option("--municipality <code>", "この市区町村（6桁のコード）だけ")
    .action((options: TallyOptions) =>
      atTheTallies(configuration(), (database) => runVerifyTallies(database, options))
    );

  tally.command("rebuild")
    .description("集計を、登録されている記録から作り直します。サーバーは止めません")
    .option("--municipality <code>", "この市区町村（6桁のコード）と、都道府県・全国だけ")
    .action((options: TallyOptions) =>
      atTheTallies(configuration(), (database) => runRebuildTallies(database, options))
    );
}

async function atTheTallies(
  configuration: Configuration,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const server = await openDatabaseServer(configuration);
  const database = openDatabase(server.address);
  try {
    await refuseOtherSchema(server.address);
    await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
}
