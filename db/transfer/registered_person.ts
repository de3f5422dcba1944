import { AppError } from "../../domain/app_error.ts";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whom a municipality registered with the answer to a case. */
export interface RegisteredPerson {
  recipientId: string;
  at: Date;
  loginId: string;
}

/** Undefined while nobody was registered; throws not found unless this municipality asked. */
export async function lookupRegistered(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  inquiryId: string,
): Promise<RegisteredPerson | undefined> {
  const row = await tx.selectFrom("inquiry")
    .select(["registered_id", "registered_at", "registered_login_id"])
    .where("municipality_code", "=", municipalityCode).where("id", "=", inquiryId)
    .where("side", "=", "asking").executeTakeFirst();
  if (!row) throw new AppError("not_found", NOT_ASKED);
  const { registered_id: recipientId, registered_at: at, registered_login_id: loginId } = row;
  return recipientId === null ? undefined : { recipientId, at: at!, loginId: loginId! };
}

const NOT_ASKED = "この照会はありません。メッセージの一覧から選び直してください。";

/** Remembers it, under `lockCase`. */
export async function rememberRegistered(
  tx: MunicipalityTransaction,
  { actor, at }: Act,
  { inquiryId, recipientId }: { inquiryId: string; recipientId: string },
): Promise<RegisteredPerson> {
  const { loginId, municipalityCode } = actor;
  await tx.updateTable("inquiry")
    .set({ registered_id: recipientId, registered_at: at, registered_login_id: loginId })
    .where("municipality_code", "=", municipalityCode).where("id", "=", inquiryId).execute();
  return { recipientId, at, loginId };
}
