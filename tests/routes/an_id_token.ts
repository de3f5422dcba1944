import { Buffer } from "node:buffer";
import { createPrivateKey, type JsonWebKeyInput, sign } from "node:crypto";
import type { SigningKey, Tokens } from "./a_gmis_provider.ts";

export type Claims = Record<string, unknown>;

/** What a token endpoint's answer says of whoever signed in. */
export function claimsOf({ id_token }: Tokens): Claims {
  const [, payload = ""] = String(id_token).split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}

/** An ID token as the holder of this key would make it. */
export function signed(claims: Claims, key: SigningKey): string {
  const text = `${encoded({ alg: "RS256", kid: key.kid })}.${encoded(claims)}`;
  const privateKey = createPrivateKey({ key, format: "jwk" } as JsonWebKeyInput);
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`;
}

/** A part of a token. */
export function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
