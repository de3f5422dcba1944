import { Secret, TOTP as Totp } from "otpauth";
import { TOTP, TOTP_STEPS_APART, totpStep } from "../../domain/account/totp_code.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import { openBytes, sealBytes } from "../sealing/sealed_bytes.ts";
import type { FactorVisit } from "./factor_visit.ts";

const SECRET_BYTES = 20;
const OFFER_MINUTES = 30;

/** A secret that an app may take; nothing remembers it until its first code comes back. */
export interface TotpOffer {
  /** Base32, for typing. */
  secret: string;
  /** `otpauth://…`, for a QR code. */
  uri: string;
  /** The same secret, sealed for this account and session; goes into the form. */
  offer: string;
}

export function offerTotp(keys: KeyRing, visit: FactorVisit): TotpOffer {
  return offerOf(keys, visit, new Secret({ size: SECRET_BYTES }).base32);
}

/** The offer of a refused form again, so that the app need not be set up twice. */
export function offerTotpAgain(keys: KeyRing, visit: FactorVisit, offer: string): TotpOffer {
  const taken = openOffer(keys, visit, offer);
  return taken.ok ? offerOf(keys, visit, taken.value.secret) : offerTotp(keys, visit);
}

function offerOf(keys: KeyRing, visit: FactorVisit, secret: string): TotpOffer {
  const text = `${visit.at.getTime()}:${secret}`;
  const sealed = sealBytes(keys, Buffer.from(text), offerContext(visit));
  return { secret, uri: totpOf(secret, visit.loginId).toString(), offer: sealed.toString("hex") };
}

export interface TakenOffer {
  secret: string;
  offeredAt: Date;
}

/** An offer made to this very session; refused when it is old or anybody else's. */
export function openOffer(keys: KeyRing, visit: FactorVisit, offer: string): Result<TakenOffer> {
  const [time, secret] = opened(keys, offer, offerContext(visit)).split(":");
  const offeredAt = new Date(Number(time));
  const isFresh = visit.at.getTime() - offeredAt.getTime() < OFFER_MINUTES * 60_000;
  return secret && isFresh ? success({ secret, offeredAt }) : failure(STALE_OFFER);
}

export const STALE_OFFER =
  "画面を開いてから時間がたったため登録できません。新しい二次元コードを読み取り直してください。";

function opened(keys: KeyRing, offer: string, context: string): string {
  try {
    return openBytes(keys, Buffer.from(offer, "hex"), context).toString();
  } catch {
    return ""; // not what we sealed
  }
}

function offerContext({ accountId, sessionId }: FactorVisit): string {
  return `totp offer:${accountId}:${sessionId}`;
}

/** The account's secret as `totp.secret_sealed` keeps it. */
export function sealTotpSecret(keys: KeyRing, secret: string, accountId: string): Uint8Array {
  return sealBytes(keys, Secret.fromBase32(secret).bytes, totpContext(accountId));
}

/** Base32; throws when key, account or bytes are not those it was sealed with. */
export function openTotpSecret(keys: KeyRing, sealed: Uint8Array, accountId: string): string {
  const bytes = new Uint8Array(openBytes(keys, sealed, totpContext(accountId)));
  return new Secret({ buffer: bytes.buffer }).base32;
}

/** What a secret is sealed with, for whoever re-seals it with another key. */
export function totpContext(accountId: string): string {
  return `totp:${accountId}`;
}

/** The step whose code this is, at most one from now; undefined when it is none's. */
export function matchedStep(secret: string, code: string, at: Date): number | undefined {
  const apart = totpOf(secret).validate({
    token: code,
    timestamp: at.getTime(),
    window: TOTP_STEPS_APART,
  });
  return apart === null ? undefined : totpStep(at) + apart;
}

function totpOf(secret: string, label = ""): Totp {
  return new Totp({ ...TOTP, issuer: "VRS", label, secret: Secret.fromBase32(secret) });
}
