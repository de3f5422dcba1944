import { createHash, randomBytes } from "node:crypto";

/** 256 random bits as URL-safe text; only their hash is stored. */
export function newSecretToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 is enough for 256 random bits, and makes the look-up a plain index hit. */
export function hashToken(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
