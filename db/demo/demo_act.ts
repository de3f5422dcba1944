import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import type { Gate } from "../database.ts";

/** What somebody of the demo does before anybody signs in. */
export async function demoAct(gate: Gate, loginId: string, at: Date): Promise<Act> {
  const account = await gate.selectFrom("account").select(["id", "kind", "municipality_code"])
    .where("login_id", "=", loginId).executeTakeFirstOrThrow();
  const actor: RegisterActor = {
    kind: account.kind === "venue" ? "venue" : "municipal",
    role: "general",
    municipalityCode: account.municipality_code!,
    accountId: account.id,
    loginId,
    sessionId: account.id,
  };
  return { actor, at, address: "command line", requestId: "demo" };
}
