import type { Gate } from "../database.ts";
import { hashToken, newSecretToken } from "../secret_token.ts";

/** What sets a password once. */
export interface IssuedSetup {
  /** Goes into the setup URL; only its hash is stored. */
  token: string;
  expiresAt: Date;
}

const SETUP_DAYS = 7;

/** A setup token that is not stored yet. */
export function newSetup(at: Date): IssuedSetup {
  return {
    token: newSecretToken(),
    expiresAt: new Date(at.getTime() + SETUP_DAYS * 86_400_000),
  };
}

/** What `credential` remembers of a setup token. */
export function setupColumns(setup: IssuedSetup | undefined) {
  return {
    setup_token_hash: setup ? hashToken(setup.token) : null,
    setup_expires_at: setup?.expiresAt ?? null,
  };
}

/** Gives an account a new setup token; the one before opens nothing any more. */
export async function issueSetup(gate: Gate, accountId: string, at: Date): Promise<IssuedSetup> {
  const setup = newSetup(at);
  await gate.updateTable("credential").where("account_id", "=", accountId)
    .set(setupColumns(setup)).execute();
  return setup;
}

/** An account's setup token, if it has one, opens nothing any more. */
export async function voidSetup(gate: Gate, accountId: string): Promise<void> {
  await gate.updateTable("credential").where("account_id", "=", accountId)
    .set(setupColumns(undefined)).execute();
}
