import type { Command } from "commander";
import { headText } from "../../domain/audit/audit_fault.ts";
import type { Configuration } from "../../domain/configuration.ts";
import { listHeads } from "../audit/list_heads.ts";
import { atTheAudit } from "./at_the_audit.ts";
import { type ListVisitsOptions, runListVisits } from "./run_list_visits.ts";
import { runVerifyAudit, type VerifyOptions } from "./run_verify_audit.ts";

/** `audit verify`, `audit head`, `audit list`: what the operator does with the audit. */
export function addAuditCommands(program: Command, configuration: () => Configuration): void {
  const audit = program.command("audit").description("操作の記録（監査ログ）");

  audit.command("verify")
    .description("操作の記録が書き換えられていないかを確かめます。書き換えがあれば終了コード1")
    .option("--municipality <code>", "この市区町村（6桁のコード、000000は所属なし）だけ")
    .option("--heads <file>", "別に保管した audit head の出力、またはサーバーのログ")
    .action((options: VerifyOptions) => runVerifyAudit(configuration(), options));

  audit.command("head")
    .description("封印の最新の値を表示します。データベースとは別の場所に保管してください")
    .action(() => runPrintHeads(configuration()));

  audit.command("list")
    .description("市区町村が分からない操作（登録のないIDでのログインの失敗など）を表示します")
    .option("--days <days>", "過去の日数（既定は7）")
    .action((options: ListVisitsOptions) => runListVisits(configuration(), options));
}

async function runPrintHeads(configuration: Configuration): Promise<void> {
  for (const head of await atTheAudit(configuration, listHeads)) console.log(headText(head));
}
