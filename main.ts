import { Command, CommanderError } from "commander";
import { addAccountCommands } from "./db/commands/account_commands.ts";
import { addAuditCommands } from "./db/commands/audit_commands.ts";
import { addBackupCommands } from "./db/commands/backup_commands.ts";
import { addDistributeCommand } from "./db/commands/distribute_command.ts";
import { addKeyCommands } from "./db/commands/key_commands.ts";
import { listMunicipalities } from "./db/commands/list_municipalities.ts";
import { addPoolerCommand } from "./db/commands/pooler_command.ts";
import { addPublishCommand } from "./db/commands/publish_command.ts";
import { runMigrate } from "./db/commands/run_migrate.ts";
import { addFactorCommands } from "./db/commands/run_reset_factors.ts";
import { addTallyCommands } from "./db/commands/tally_commands.ts";
import { UsageError } from "./db/commands/usage_error.ts";
import { ConfigurationError, readConfiguration } from "./domain/configuration.ts";
import { OperatorError } from "./domain/operator_error.ts";
import { VERSION } from "./domain/version.ts";
import { runDemo } from "./routes/run_demo.ts";
import { runServe } from "./routes/run_serve.ts";

const configuration = () => readConfiguration(Deno.env.toObject());
const program = new Command("vrs").version(VERSION).exitOverride()
  .description(
    "ワクチン接種記録システム VRS。設定は環境変数で行います（README の Configuration）。",
  );

program.command("serve").description("サーバーを起動します（既定）")
  .action(async () => Deno.exit(await runServe(configuration())));

program.command("demo").description("架空のデータを入れたデモを起動します")
  .action(async () => Deno.exit(await runDemo(configuration())));

program.command("migrate").description("データベースを最新の形にします")
  .option("--dry-run", "実際のデータで試しに適用し、かかった時間を表示して、すべて元に戻します")
  .action((options) => runMigrate(configuration(), options));

program.command("municipality").description("市区町村").command("list")
  .description("市区町村のコードと名前を表示します").action(listMunicipalities);

addAccountCommands(program, configuration);
addFactorCommands(program, configuration);
addAuditCommands(program, configuration);
addKeyCommands(program, configuration);
addTallyCommands(program, configuration);
addBackupCommands(program, configuration);
addPublishCommand(program, configuration);
addPoolerCommand(program, configuration);
addDistributeCommand(program, configuration);

try {
  await program.parseAsync(Deno.args.length > 0 ? Deno.args : ["serve"], { from: "user" });
} catch (error) {
  if (error instanceof CommanderError) Deno.exit(error.exitCode === 0 ? 0 : 2);
  if (!(error instanceof OperatorError) && !(error instanceof UsageError)) throw error;
  console.error(error.message);
  Deno.exit(error instanceof UsageError || error instanceof ConfigurationError ? 2 : 1);
}
