import type { Gate } from "../database.ts";
import type { FactorVisit } from "./factor_visit.ts";

const CHALLENGE_MINUTES = 5;

export type ChallengePurpose = "registration" | "authentication";

/** Remembers what this session's passkey has to sign; a new one takes the place of the former. */
export async function keepChallenge(
  gate: Gate,
  { sessionId, at }: FactorVisit,
  { purpose, challenge }: { purpose: ChallengePurpose; challenge: string },
): Promise<void> {
  const expires_at = new Date(at.getTime() + CHALLENGE_MINUTES * 60_000);
  await gate.insertInto("passkey_challenge")
    .values({ session_id: sessionId, purpose, challenge, expires_at })
    .onConflict((conflict) =>
      conflict.columns(["session_id", "purpose"]).doUpdateSet({ challenge, expires_at })
    ).execute();
}

/** The challenge, once: whatever the answer to it is, there is no second try with it. */
export async function takeChallenge(
  gate: Gate,
  { sessionId, at }: FactorVisit,
  purpose: ChallengePurpose,
): Promise<string | undefined> {
  const taken = await gate.deleteFrom("passkey_challenge")
    .where("session_id", "=", sessionId).where("purpose", "=", purpose)
    .returning(["challenge", "expires_at"]).executeTakeFirst();
  return taken && taken.expires_at > at ? taken.challenge : undefined;
}
