import type { Gate } from "../database.ts";

/** 二要素認証 of an account, as its holder sees it. */
export interface OwnFactors {
  totp?: { createdAt: Date; lastUsedAt: Date | null };
  passkeys: readonly OwnPasskey[];
  /** リカバリーコード that were not used yet. */
  unusedCodes: number;
}

export interface OwnPasskey {
  id: string;
  label: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export async function listFactors(gate: Gate, accountId: string): Promise<OwnFactors> {
  const [totp, passkeys, codes] = await Promise.all([
    gate.selectFrom("totp").select(["created_at as createdAt", "last_used_at as lastUsedAt"])
      .where("account_id", "=", accountId).executeTakeFirst(),
    gate.selectFrom("passkey").select(["id", "label"])
      .select(["created_at as createdAt", "last_used_at as lastUsedAt"])
      .where("account_id", "=", accountId).orderBy("id").execute(),
    gate.selectFrom("recovery_code").select(({ fn }) => fn.countAll<number>().as("unused"))
      .where("account_id", "=", accountId).where("used_at", "is", null)
      .executeTakeFirstOrThrow(),
  ]);
  return { totp, passkeys, unusedCodes: codes.unused };
}

/** Whether there is anything to show at sign-in; リカバリーコード alone are none. */
export function hasFactor({ totp, passkeys }: OwnFactors): boolean {
  return totp !== undefined || passkeys.length > 0;
}
