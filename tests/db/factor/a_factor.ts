import assert from "node:assert/strict";
import { Secret, TOTP as Totp } from "otpauth";
import { addTotp } from "../../../db/factor/add_totp.ts";
import type { FactorVisit } from "../../../db/factor/factor_visit.ts";
import { offerTotp } from "../../../db/factor/totp_secret.ts";
import type { Gate } from "../../../db/database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { anAccount, aSession } from "../session/an_account.ts";

/** The keys every office of the tests has. */
export const keys = aKeyRing();

/** Staff of a municipality of their own, signed in by password a moment ago. */
export async function aFactorVisit(gate: Gate): Promise<FactorVisit> {
  const loginId = `${crypto.randomUUID()}@town.lg.jp`;
  const municipalityCode = aMunicipality();
  const { id } = await anAccount(gate, { kind: "municipal", loginId, municipalityCode });
  const { actor: { sessionId } } = await aSession(gate, loginId);
  return {
    ...{ accountId: id, loginId, sessionId, municipalityCode },
    ...{ at: TEST_TIME, address: anAddress(), requestId: crypto.randomUUID() },
  };
}

let addresses = 0;

/** One that nobody else has used: tries are counted by address too. */
function anAddress(): string {
  addresses++;
  return `10.0.${addresses >> 8}.${addresses & 255}`;
}

/** The same visitor in another request, this much later. */
export function later(visit: FactorVisit, seconds: number): FactorVisit {
  const at = new Date(visit.at.getTime() + seconds * 1000);
  return { ...visit, at, requestId: crypto.randomUUID() };
}

/** What an authenticator app shows that was set up with this secret. */
export function codeOf(secret: string, at: Date): string {
  return Totp.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}

/** Six digits that are none of the codes the app shows around `at`. */
export function wrongCode(secret: string, at: Date): string {
  const shown = [-60, -30, 0, 30, 60].map((seconds) =>
    codeOf(secret, new Date(at.getTime() + seconds * 1000))
  );
  for (let code = 0;; code++) {
    const digits = String(code).padStart(6, "0");
    if (!shown.includes(digits)) return digits;
  }
}

/** Adds an authenticator app a minute before `visit`, so that the code of its time is unused. */
export async function anApp(
  gate: Gate,
  visit: FactorVisit,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const before = later(visit, -90);
  const { secret, offer } = offerTotp(keys, before);
  const enrolment = { offer, code: codeOf(secret, before.at) };
  const added = await addTotp({ gate, keys }, before, { enrolment, when: "always" });
  assert.ok(added.ok);
  return { secret, recoveryCodes: added.value.recoveryCodes ?? [] };
}
