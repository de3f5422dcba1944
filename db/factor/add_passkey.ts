import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
// Deferred: most people have no passkey, and it takes a tenth of a second to load.
import defer * as webauthn from "@simplewebauthn/server";
import { v7 as uuid } from "uuid";
import type { PasskeyEnrolment } from "../../domain/account/factor_forms.ts";
import { AppError } from "../../domain/app_error.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { Gate } from "../database.ts";
import { FACTOR_THERE_ALREADY } from "./add_totp.ts";
import { answerOf } from "./answer_of.ts";
import type { FactorVisit } from "./factor_visit.ts";
import { type AddedFactor, type AddedWhen, keepAddedFactor } from "./keep_added_factor.ts";
import { keepChallenge, takeChallenge } from "./passkey_challenge.ts";
import { passkeysOf } from "./passkeys_of.ts";
import type { RelyingParty } from "./relying_party.ts";

/** What a browser needs to make a passkey for this account; none where there is one already. */
export async function offerPasskey(
  gate: Gate,
  visit: FactorVisit,
  party: RelyingParty,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const options = await webauthn.generateRegistrationOptions({
    rpName: "ワクチン接種記録システム VRS",
    rpID: party.id,
    userName: visit.loginId,
    userDisplayName: visit.loginId,
    userID: new Uint8Array(new TextEncoder().encode(visit.accountId)),
    excludeCredentials: await passkeysOf(gate, visit.accountId),
  });
  await keepChallenge(gate, visit, { purpose: "registration", challenge: options.challenge });
  return options;
}

/** パスキーの登録: takes what the browser made for the challenge of `offerPasskey`. */
export async function addPasskey(
  gate: Gate,
  visit: FactorVisit,
  { enrolment, party, when }: {
    enrolment: PasskeyEnrolment;
    party: RelyingParty;
    when: AddedWhen;
  },
): Promise<Result<AddedFactor>> {
  const challenge = await takeChallenge(gate, visit, "registration");
  const credential = challenge && await verified(enrolment.answer, challenge, party);
  if (!credential) return failure(PASSKEY_UNUSABLE);
  const added = await keepAddedFactor(gate, visit, {
    method: "passkey",
    when,
    insert: async (tx) => {
      const inserted = await tx.insertInto("passkey").values({
        id: uuid(),
        account_id: visit.accountId,
        credential_id: credential.id,
        public_key: credential.publicKey,
        counter: credential.counter,
        transports: credential.transports ?? [],
        label: enrolment.label,
        created_at: visit.at,
      }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) throw new AppError("conflict", TAKEN);
    },
  });
  return added ? success(added) : failure(FACTOR_THERE_ALREADY);
}

const TAKEN = "このパスキーは既に登録されています。別のパスキーを登録してください。";
const PASSKEY_UNUSABLE = "パスキーを登録できませんでした。もう一度操作してください。";

/** Undefined for whatever was not made here, now and for this challenge. */
async function verified(answer: string, expectedChallenge: string, party: RelyingParty) {
  const response = answerOf<RegistrationResponseJSON>(answer);
  if (!response) return undefined;
  const verification = await webauthn.verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch(() => undefined); // it throws for everything that is wrong
  return verification?.registrationInfo?.credential;
}
