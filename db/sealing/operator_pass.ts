import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { z } from "zod";
import { derivedKey } from "./queue_key.ts";
import type { KeyRing } from "./key_ring.ts";

/** Who worked at a tablet of an account, and when the server knew it. */
export interface PassedOperator {
  accountId: string;
  operatorId: string;
  at: Date;
}

/** A tablet is handed over within a shift. */
const LASTS_MS = 24 * 3_600_000;
/** Clocks of tablets are not the server's. */
const EARLIER_MS = 5 * 60_000;

/**
 * The server's word that a 担当者 had shown their PIN, for the time a tablet cannot ask:
 * "<operator's id>.<milliseconds>.<mark>".
 */
export function operatorPass(keys: KeyRing, passed: PassedOperator): string {
  const { operatorId, at } = passed;
  return `${operatorId}.${at.getTime()}.${markOf(keys, passed).toString("base64url")}`;
}

/** Id of the 担当者 who had shown their PIN at this account's tablet before `readAt`. */
export function passedOperator(
  keys: KeyRing,
  { accountId, pass, readAt }: { accountId: string; pass: string; readAt: Date },
): string | undefined {
  const [operatorId = "", milliseconds = "", mark = ""] = pass.split(".");
  if (!z.uuid().safeParse(operatorId).success || !/^\d{1,15}$/.test(milliseconds)) return undefined;
  const at = new Date(Number(milliseconds));
  const known = markOf(keys, { accountId, operatorId, at });
  const shown = Buffer.from(mark, "base64url");
  if (shown.length !== known.length || !timingSafeEqual(shown, known)) return undefined;
  const age = readAt.getTime() - at.getTime();
  return age >= -EARLIER_MS && age <= LASTS_MS ? operatorId : undefined;
}

function markOf(keys: KeyRing, { accountId, operatorId, at }: PassedOperator): Buffer {
  const text = new TextEncoder().encode(`${accountId} ${operatorId} ${at.getTime()}`);
  return Buffer.from(hmac(sha256, derivedKey(keys, "VRS offline operator"), text));
}
