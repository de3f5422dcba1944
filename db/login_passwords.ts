import { Buffer } from "node:buffer";
import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { KeyRing } from "./sealing/key_ring.ts";

/** The roles a server signs in as; none of them owns anything. */
export const LOGIN_ROLES = ["vrs_app", "vrs_gate", "vrs_seal", "vrs_eraser", "vrs_tally"] as const;
export type LoginRole = typeof LOGIN_ROLES[number];

export type LoginPasswords = Record<LoginRole, string>;

/**
 * The roles' passwords, which nobody has to keep: whoever has the key file has them. From the index
 * key, because it stays when the sealing keys change.
 */
export function loginPasswords({ index }: Pick<KeyRing, "index">): LoginPasswords {
  const passwordOf = (role: LoginRole) =>
    Buffer.from(hkdfSync("sha256", index, "", `VRS database login ${role}`, 32))
      .toString("base64url");
  const [app, gate, seal, eraser, tally] = LOGIN_ROLES;
  return {
    [app]: passwordOf(app),
    [gate]: passwordOf(gate),
    [seal]: passwordOf(seal),
    [eraser]: passwordOf(eraser),
    [tally]: passwordOf(tally),
  };
}

/** Gives the roles these passwords; PostgreSQL and its log only see what verifies them. */
export async function setLoginPasswords(
  owner: Kysely<unknown>,
  passwords: LoginPasswords,
): Promise<void> {
  for (const role of LOGIN_ROLES) {
    const verifier = sql.lit(scramVerifier(passwords[role]));
    await sql`alter role ${sql.id(role)} login password ${verifier}`.execute(owner);
  }
}

const SCRAM_ITERATIONS = 4096; // PostgreSQL's own; the password has 256 bits anyway

/** As PostgreSQL stores a password (RFC 5803). */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, "sha256");
  const hmac = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(hmac("Client Key")).digest("base64");
  const server = hmac("Server Key").toString("base64");
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString("base64")}$${stored}:${server}`;
}
