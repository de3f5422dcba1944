import type { Gate } from "../database.ts";

/** The passkeys of an account, as options name them. */
export async function passkeysOf(gate: Gate, accountId: string) {
  return await gate.selectFrom("passkey").select(["credential_id as id", "transports"])
    .where("account_id", "=", accountId).orderBy("passkey.id").execute();
}
