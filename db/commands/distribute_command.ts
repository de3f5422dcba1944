import type { Command } from "commander";
import type { Configuration } from "../../domain/configuration.ts";
import { connect } from "../connection.ts";
import { distribute } from "../distribute/distribute.ts";
import { planDistribution } from "../distribute/distribution_plan.ts";
import { refuseOtherSchema } from "../migrate.ts";
import { atTheOwner } from "./at_the_owner.ts";

/** `distribute`: from one PostgreSQL to the nodes of Citus. */
export function addDistributeCommand(program: Command, configuration: () => Configuration): void {
  program.command("distribute")
    .description(
      "データベースの表を、自治体ごとに Citus のノードへ分散します（migrate のあと、一度だけ）",
    )
    .option("--dry-run", "実行する文を表示するだけで、何も変えません")
    .action(({ dryRun }: { dryRun?: true }) =>
      atTheOwner(configuration(), "working", async ({ address }) => {
        await refuseOtherSchema(address);
        const owner = connect(address, "owner", 1);
        try {
          const plan = await (dryRun ? planDistribution(owner) : distribute(owner));
          console.log(plan.map((statement) => `${statement};`).join("\n"));
        } finally {
          await owner.end();
        }
      })
    );
}
