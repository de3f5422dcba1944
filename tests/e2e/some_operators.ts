import type { Office } from "../../routes/app_env.ts";
import type { IssuedPin } from "../../db/operator/add_operator.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { anOperator, tabletsAsk } from "../db/operator/an_operator.ts";

/** 鈴木 and 佐藤, who share the municipality's tablets, which ask for them. */
export async function createOperators(
  { database }: Office,
  municipalityCode: string,
): Promise<{ suzuki: IssuedPin; sato: IssuedPin }> {
  const clerk = anAct({ actor: anActor({ municipalityCode }) });
  const suzuki = await anOperator(database, clerk, { name: "鈴木" });
  const sato = await anOperator(database, clerk, { name: "佐藤" });
  await tabletsAsk(database, clerk);
  return { suzuki, sato };
}
