import { STEP_UP_MINUTES } from "../../domain/account/second_factor.ts";
import type { Gate } from "../database.ts";
import { factorStanding } from "./factor_standing.ts";

/** 本人確認: the holder of this session has just proved again who they are. */
export async function keepStepUp(
  gate: Gate,
  { sessionId, at }: { sessionId: string; at: Date },
  shown: "password" | "factor",
): Promise<void> {
  await gate.insertInto("step_up").values({ session_id: sessionId, at, shown })
    .onConflict((conflict) => conflict.column("session_id").doUpdateSet({ at, shown }))
    .execute();
}

/**
 * Whether factors may be changed in this session now. Who has a factor has shown one: to steal a
 * password and an open session is not enough to take the factor away.
 */
export async function isSteppedUp(
  gate: Gate,
  holder: { accountId: string; sessionId: string },
  now: Date,
): Promise<boolean> {
  const stepUp = await gate.selectFrom("step_up").select("shown")
    .where("session_id", "=", holder.sessionId)
    .where("at", ">", new Date(now.getTime() - STEP_UP_MINUTES * 60_000))
    .executeTakeFirst();
  if (!stepUp) return false;
  return stepUp.shown === "factor" || await factorStanding(gate, holder.accountId) !== "has";
}
