import { v7 as uuid } from "uuid";
import { IDLE_MINUTES } from "../../domain/account/operator.ts";
import { hashPassword } from "../account/password_hash.ts";
import type { Database } from "../database.ts";
import { chooseOperatorSetting } from "../operator/operator_setting.ts";
import { inMunicipality } from "../tenant.ts";
import { demoAct } from "./demo_act.ts";
import { NEIGHBOUR_TOWN } from "./demo_places.ts";

/** Of both 担当者; no rule of chosen PINs would refuse it. */
export const DEMO_PIN = "4826";
export const DEMO_OPERATORS = ["佐藤 明子", "鈴木 健一"] as const;

/**
 * The neighbour's tablets ask who works at them, those of the first town do not: both can be tried.
 * Does nothing once there is a 担当者.
 */
export async function fillDemoOperators(
  { gate, register }: Pick<Database, "gate" | "register">,
  at: Date,
): Promise<void> {
  const { municipalityCode: code, staff } = NEIGHBOUR_TOWN;
  const act = await demoAct(gate, staff, at);
  const pin_hash = await hashPassword(DEMO_PIN);
  const isNew = await inMunicipality(register, code, async (tx) => {
    const known = await tx.selectFrom("station_operator").select("id")
      .where("municipality_code", "=", code).limit(1).executeTakeFirst();
    if (known) return false;
    await tx.insertInto("station_operator").values(DEMO_OPERATORS.map((name) => ({
      municipality_code: code,
      id: uuid(),
      name,
      account_ids: null,
      pin_hash,
      has_own_pin: true,
      changed_at: at,
      changed_by: act.actor.loginId,
    }))).execute();
    return true;
  });
  if (!isNew) return;
  await chooseOperatorSetting(register, act, { asking: "on", idleMinutes: IDLE_MINUTES.standard });
}
