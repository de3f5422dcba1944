import type { Gate } from "../database.ts";
import { hashToken } from "../secret_token.ts";
import { type PendingSignIn, promoteSession } from "../session/pending_session.ts";
import type { OpenedSession, SessionCircumstances } from "../session/start_session.ts";
import { keepStepUp } from "./step_up.ts";

/** Opens the session of who has just shown a factor, which is 本人確認 as well. */
export async function openWithFactor(
  gate: Gate,
  pending: PendingSignIn,
  circumstances: SessionCircumstances,
): Promise<OpenedSession> {
  const opened = await promoteSession(gate, pending, circumstances);
  const { id } = await gate.selectFrom("session").select("id")
    .where("token_hash", "=", hashToken(opened.token)).executeTakeFirstOrThrow();
  await keepStepUp(gate, { sessionId: id, at: circumstances.at }, "factor");
  return opened;
}
