import { Command, CommanderError, Option } from "commander";
import { listMunicipalities } from "./db/commands/list_municipalities.ts";
import { type AddAccountOptions, runAddAccount } from "./db/commands/run_add_account.ts";
import { runMigrate } from "./db/commands/run_migrate.ts";
import { UsageError } from "./db/commands/usage_error.ts";
import { ACCOUNT_KINDS } from "./domain/account/account_kind.ts";
import { ACCOUNT_ROLES } from "./domain/account/account_role.ts";
import { ConfigurationError, readConfiguration } from "./domain/configuration.ts";
import { OperatorError } from "./domain/operator_error.ts";
import { runDemo } from "./routes/run_demo.ts";
import { runServe } from "./routes/run_serve.ts";

const configuration = () => readConfiguration(Deno.env.toObject());
const program = new Command("vrs").exitOverride()
  .description(
    "ワクチン接種記録システム VRS。設定は環境変数で行います（README の Configuration）。",
  );

program.command("serve").description("サーバーを起動します（既定）")
  .action(async () => Deno.exit(await runServe(configuration())));

program.command("demo").description("架空のデータを入れたデモを起動します")
  .action(async () => Deno.exit(await runDemo(configuration())));

program.command("migrate").description("データベースを最新の形にします")
  .action(() => runMigrate(configuration()));

program.command("account").description("ログインID").command("add").description(
  "ログインIDを登録します。パスワードがなければ設定用URLを表示します",
)
  .addOption(new Option("--kind <kind>", "種類").choices(ACCOUNT_KINDS).makeOptionMandatory())
  .addOption(
    new Option("--role <role>", "役割（municipal、既定は general）").choices(ACCOUNT_ROLES),
  )
  .requiredOption("--login-id <id>", "ログインID（自治体職員は …@….lg.jp）")
  .option("--municipality <code>", "市区町村の6桁のコード（municipal, venue）")
  .option("--prefecture <code>", "都道府県の2桁のコード（prefecture）")
  .option("--password-stdin", "パスワードを標準入力から読みます")
  .action((options: AddAccountOptions) => runAddAccount(configuration(), options));

program.command("municipality").description("市区町村").command("list")
  .description("市区町村のコードと名前を表示します").action(listMunicipalities);

try {
  await program.parseAsync(Deno.args.length > 0 ? Deno.args : ["serve"], { from: "user" });
} catch (error) {
  if (error instanceof CommanderError) Deno.exit(error.exitCode === 0 ? 0 : 2);
  if (!(error instanceof OperatorError) && !(error instanceof UsageError)) throw error;
  console.error(error.message);
  Deno.exit(error instanceof UsageError || error instanceof ConfigurationError ? 2 : 1);
}
