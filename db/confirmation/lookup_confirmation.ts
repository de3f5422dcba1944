import type { Confirmation } from "../../domain/record/confirmation.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** The lock on a person's record, while there is one. */
export function lookupConfirmation(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  residentNumberKey: string,
): Promise<Confirmation | undefined> {
  return tx.selectFrom("confirmation")
    .innerJoin(
      "recipient",
      (join) =>
        join.onRef("recipient.municipality_code", "=", "confirmation.municipality_code")
          .onRef("recipient.id", "=", "confirmation.recipient_id"),
    )
    .select(["confirmation.id", "recipient_id as recipientId", "confirmed_at as confirmedAt"])
    .select(["login_id as loginId", "reason"])
    .where("confirmation.municipality_code", "=", municipalityCode)
    .where("recipient.resident_number_key", "=", residentNumberKey)
    .where("released_at", "is", null)
    .executeTakeFirst();
}
