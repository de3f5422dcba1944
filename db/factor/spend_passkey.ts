import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
// Deferred: most people have no passkey, and it takes a tenth of a second to load.
import defer * as webauthn from "@simplewebauthn/server";
import type { Gate } from "../database.ts";
import { answerOf } from "./answer_of.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { keepChallenge, takeChallenge } from "./passkey_challenge.ts";
import { passkeysOf } from "./passkeys_of.ts";
import type { RelyingParty } from "./relying_party.ts";

/** What a browser needs to let one of the account's passkeys sign. */
export async function askForPasskey(
  gate: Gate,
  visit: FactorVisit,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await webauthn.generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: await passkeysOf(gate, visit.accountId),
  });
  await keepChallenge(gate, visit, { purpose: "authentication", challenge: options.challenge });
  return options;
}

/** Whether one of the account's passkeys signed this session's challenge, which is used up. */
export async function spendPasskey(
  gate: Gate,
  visit: FactorVisit,
  { answer, party }: { answer: string; party: RelyingParty },
): Promise<boolean> {
  const challenge = await takeChallenge(gate, visit, "authentication");
  const response = answerOf<AuthenticationResponseJSON>(answer);
  if (!challenge || !response) return false;
  const passkey = await gate.selectFrom("passkey").selectAll()
    .where("account_id", "=", visit.accountId).where("credential_id", "=", response.id)
    .executeTakeFirst();
  if (!passkey) return false;
  const verification = await webauthn.verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
    requireUserVerification: false,
  }).catch(() => undefined); // it throws for everything that is wrong
  if (!verification?.verified) return false;
  await gate.updateTable("passkey").where("id", "=", passkey.id)
    .set({ counter: verification.authenticationInfo.newCounter, last_used_at: visit.at }).execute();
  return true;
}
