import type { Gate } from "../database.ts";
import { hashToken, newSecretToken } from "../secret_token.ts";

/** So long a sign-in may take on its way to the provider and back, and again for choosing. */
export const FLOW_MINUTES = 10;

/** What a flow's second half begins with. */
interface Known {
  /** The provider has vouched for it; it waits for its municipality to be chosen. */
  gmisId: string;
}

/** Begins a flow, or its second half; answers the token that goes into this browser's cookie. */
export async function beginFlow(gate: Gate, at: Date, known?: Known): Promise<string> {
  const token = newSecretToken();
  await gate.deleteFrom("gmis_flow").where("expires_at", "<", at).execute();
  await gate.insertInto("gmis_flow").values({
    token_hash: hashToken(token),
    gmis_id: known?.gmisId ?? null,
    expires_at: new Date(at.getTime() + FLOW_MINUTES * 60_000),
  }).execute();
  return token;
}

/** Whether this browser's flow was under way to the provider; it is over then, whatever comes. */
export async function endFlow(gate: Gate, token: string, at: Date): Promise<boolean> {
  const ended = await gate.deleteFrom("gmis_flow").where("token_hash", "=", hashToken(token))
    .where("expires_at", ">", at).where("gmis_id", "is", null)
    .returning("expires_at").executeTakeFirst();
  return ended !== undefined;
}

/** The G-MIS ID that waits for its municipality in this browser. */
export async function lookupKnownFlow(
  gate: Gate,
  token: string,
  at: Date,
): Promise<string | undefined> {
  const row = await gate.selectFrom("gmis_flow").select("gmis_id")
    .where("token_hash", "=", hashToken(token)).where("expires_at", ">", at)
    .executeTakeFirst();
  return row?.gmis_id ?? undefined;
}

/** The same, and it waits no longer: of two at once only one gets it. */
export async function endKnownFlow(
  gate: Gate,
  token: string,
  at: Date,
): Promise<string | undefined> {
  const row = await gate.deleteFrom("gmis_flow").where("token_hash", "=", hashToken(token))
    .where("expires_at", ">", at).where("gmis_id", "is not", null)
    .returning("gmis_id").executeTakeFirst();
  return row?.gmis_id ?? undefined;
}
