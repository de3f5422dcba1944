import type { Gate } from "../database.ts";

/** Whether nobody can sign in to this account any more, by its id; no such account is none either. */
export async function isStopped(gate: Gate, accountId: string): Promise<boolean> {
  const account = await gate.selectFrom("account").select("disabled_at as disabledAt")
    .where("id", "=", accountId).executeTakeFirst();
  return account === undefined || account.disabledAt !== null;
}
