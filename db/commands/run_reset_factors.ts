import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { operatorVisit } from "../account/operator_visit.ts";
import type { Gate } from "../database.ts";
import { clearFactors } from "../factor/reset_factors.ts";
import { atTheGate } from "./at_the_gate.ts";
import { UsageError } from "./usage_error.ts";

/** `factors reset`: for who lost every device and every リカバリーコード. */
export function addFactorCommands(program: Command, configuration: () => Configuration): void {
  program.command("factors").description("二要素認証").command("reset")
    .description("ログインIDの二要素認証をすべて解除し、ログイン中の端末を終了します")
    .requiredOption("--login-id <id>", "ログインID")
    .action(({ loginId }: { loginId: string }) => runResetFactors(configuration(), loginId));
}

async function runResetFactors(configuration: Configuration, loginId: string): Promise<void> {
  await atTheGate(configuration, (gate) => resetFactorsOf(gate, loginId, new Date()));
  console.log(`「${loginId}」の二要素認証を解除しました。次のログインはパスワードだけで行えます。`);
}

/** Throws a `UsageError` for a login ID nobody has. */
export async function resetFactorsOf(gate: Gate, loginId: string, at: Date): Promise<void> {
  await gate.transaction().execute(async (tx) => {
    const account = await tx.selectFrom("account")
      .select(["id", "municipality_code as municipalityCode"])
      .where((where) => where(where.fn("lower", ["login_id"]), "=", loginId.toLowerCase()))
      .executeTakeFirst();
    if (!account) throw new UsageError(`ログインID「${loginId}」は登録されていません。`);
    await clearFactors(tx, operatorVisit(account, at), account.id);
  });
}
