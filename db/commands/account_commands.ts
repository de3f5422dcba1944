import { type Command, Option } from "commander";
import { ACCOUNT_KINDS } from "../../domain/account/account_kind.ts";
import {
  ACCOUNT_ROLE_LABELS,
  ACCOUNT_ROLES,
  type AccountRole,
} from "../../domain/account/account_role.ts";
import type { Configuration } from "../../domain/configuration.ts";
import { giveRole, reissueSetup } from "../account/operate_account.ts";
import { atTheGate } from "./at_the_gate.ts";
import { type AddAccountOptions, runAddAccount } from "./run_add_account.ts";
import { tellSetup } from "./tell_setup.ts";
import { UsageError } from "./usage_error.ts";

/** `account add`, `account role`, `account setup`: what the operator does to login IDs. */
export function addAccountCommands(program: Command, configuration: () => Configuration): void {
  const account = program.command("account").description("ログインID");

  account.command("add")
    .description("ログインIDを登録します。パスワードがなければ設定用URLを表示します")
    .addOption(new Option("--kind <kind>", "種類").choices(ACCOUNT_KINDS).makeOptionMandatory())
    .addOption(
      new Option("--role <role>", "役割（municipal、既定は general）").choices(ACCOUNT_ROLES),
    )
    .requiredOption("--login-id <id>", "ログインID（自治体職員は …@….lg.jp）")
    .option("--municipality <code>", "市区町村の6桁のコード（municipal, venue）")
    .option("--prefecture <code>", "都道府県の2桁のコード（prefecture）")
    .option("--password-stdin", "パスワードを標準入力から読みます")
    .action((options: AddAccountOptions) => runAddAccount(configuration(), options));

  account.command("role").description("自治体職員の役割を変えます")
    .requiredOption("--login-id <id>", "ログインID")
    .addOption(new Option("--role <role>", "役割").choices(ACCOUNT_ROLES).makeOptionMandatory())
    .action((options: RoleOptions) => runGiveRole(configuration(), options));

  account.command("setup").description("新しい設定用URLを表示します。前のURLは使えなくなります")
    .requiredOption("--login-id <id>", "ログインID")
    .action((options: { loginId: string }) => runReissueSetup(configuration(), options));
}

interface RoleOptions {
  loginId: string;
  role: AccountRole;
}

async function runGiveRole(configuration: Configuration, options: RoleOptions): Promise<void> {
  const given = await atTheGate(
    configuration,
    (gate) => giveRole(gate, { ...options, at: new Date() }),
  );
  if (!given.ok) throw new UsageError(given.message);
  console.log(`「${options.loginId}」の役割を${ACCOUNT_ROLE_LABELS[options.role]}にしました。`);
}

async function runReissueSetup(
  configuration: Configuration,
  { loginId }: { loginId: string },
): Promise<void> {
  const issued = await atTheGate(
    configuration,
    (gate) => reissueSetup(gate, { loginId, at: new Date() }),
  );
  if (!issued.ok) throw new UsageError(issued.message);
  tellSetup(configuration, issued.value.token);
}
