import type { ConfirmationRecord } from "../../domain/record/confirmation.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Every 確認済み a person's record ever had, the newest first; the first may still hold. */
export async function listConfirmations(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  recipientId: string,
): Promise<ConfirmationRecord[]> {
  const rows = await tx.selectFrom("confirmation")
    .select(["id", "recipient_id as recipientId", "confirmed_at as confirmedAt"])
    .select(["login_id as loginId", "reason"])
    .select(["released_at", "released_login_id", "release_reason"])
    .where("municipality_code", "=", municipalityCode)
    .where("recipient_id", "=", recipientId)
    .orderBy("confirmed_at", "desc").orderBy("id", "desc")
    .execute();
  return rows.map(({ released_at, released_login_id, release_reason, ...confirmation }) => ({
    ...confirmation,
    release: released_at &&
      { at: released_at, loginId: released_login_id!, reason: release_reason! },
  }));
}
