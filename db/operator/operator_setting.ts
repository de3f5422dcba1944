import type { Act } from "../../domain/account/act.ts";
import { IDLE_MINUTES, type OperatorSetting } from "../../domain/account/operator.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { attemptInMunicipality, inMunicipality } from "../tenant.ts";

/** Whether the municipality's tablets ask who works at them. */
export function lookupOperatorSetting(
  register: Register,
  municipalityCode: string,
): Promise<OperatorSetting> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const row = await tx.selectFrom("municipality_setting")
      .select(["asks_operator as asks", "operator_idle_minutes as idleMinutes"])
      .where("municipality_code", "=", municipalityCode).executeTakeFirst();
    const { asks = false, idleMinutes = IDLE_MINUTES.standard } = row ?? {};
    return { asking: asks ? "on" : "off", idleMinutes };
  });
}

/** Tablets ask from the next page on. Refused while there is nobody they could ask for. */
export function chooseOperatorSetting(
  register: Register,
  act: Act,
  { asking, idleMinutes }: OperatorSetting,
): Promise<Result<null>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx): Promise<Result<null>> => {
    const someone = await tx.selectFrom("station_operator").select("id")
      .where("municipality_code", "=", code).where("disabled_at", "is", null)
      .limit(1).executeTakeFirst();
    if (asking === "on" && !someone) return failure(NOBODY);
    const columns = { asks_operator: asking === "on", operator_idle_minutes: idleMinutes };
    await tx.insertInto("municipality_setting").values({ municipality_code: code, ...columns })
      .onConflict((conflict) => conflict.column("municipality_code").doUpdateSet(columns))
      .execute();
    const detail = { asking, minutes: idleMinutes };
    await recordAct(tx, code, { by: act, entry: { act: "operator_setting_changed", detail } });
    return success(null);
  });
}

const NOBODY = "先に担当者を登録してください。担当者がいないと、会場の端末で登録できなくなります。";
