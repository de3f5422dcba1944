import type { Act } from "../../domain/account/act.ts";
import type { Actor } from "../../domain/account/actor.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { visitOf } from "./visit_of.ts";

/** ログアウト: the cookie's token opens nothing any more, wherever a copy of it is. */
export async function closeSession(gate: Gate, act: Act<Actor>): Promise<void> {
  await gate.transaction().execute(async (tx) => {
    await tx.deleteFrom("session").where("id", "=", act.actor.sessionId).execute();
    await recordVisit(tx, visitOf(act), { act: "sign_out" });
  });
}
