import type { Sql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import { listDistributionFaults } from "./distribution_faults.ts";
import { planDistribution } from "./distribution_plan.ts";

/**
 * Distributes a migrated database over the nodes of Citus, whole or not at all, and answers what was
 * done. Throws an `OperatorError` without the extension, when it was done before, and when the schema
 * cannot be distributed.
 */
export async function distribute(owner: Sql): Promise<string[]> {
  await refuseWithoutCitus(owner);
  const faults = await listDistributionFaults(owner);
  if (faults.length > 0) {
    throw new OperatorError(`分散できない表があります。\n${faults.join("\n")}`);
  }
  const plan = await planDistribution(owner);
  await owner.begin(async (tx) => {
    // Ours write only where the row that fired them lies.
    await tx`set local citus.enable_unsafe_triggers = on`;
    for (const statement of plan) await tx.unsafe(statement);
    await tx.unsafe(await settingFor(owner));
  });
  return plan;
}

/** Row-level security reads a setting of the transaction, which every node must be told. */
async function settingFor(owner: Sql): Promise<string> {
  const [row] = await owner<[{ statement: string }]>`
    select format('alter database %I set citus.propagate_set_commands = ''local''',
      current_database()) as statement`;
  return row.statement;
}

async function refuseWithoutCitus(owner: Sql): Promise<void> {
  const [row] = await owner<[{ is_there: boolean }]>`
    select to_regproc('create_distributed_table') is not null as is_there`;
  if (!row.is_there) {
    throw new OperatorError(
      "このデータベースには Citus がありません。create extension citus を実行し、" +
        "ノードを加えてから、もう一度実行してください。",
    );
  }
  const [{ count }] = await owner<[{ count: number }]>`select count(*) as count from citus_tables`;
  if (count > 0) throw new OperatorError("このデータベースは、もう分散されています。");
}
