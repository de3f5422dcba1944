import type { Selectable } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import type { Inquiry, InquiryCriteria } from "../../domain/transfer/inquiry.ts";
import type { InquiryTable } from "../schema/transfer_tables.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

type InquiryRow = Omit<
  Selectable<InquiryTable>,
  | "my_number_sealed"
  | "carries_number"
  | "my_number_index"
  | "person_index"
  | "registered_id"
  | "registered_at"
  | "registered_login_id"
>;

/** This side's row of a case; throws not found. */
export async function findInquiry(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  id: string,
): Promise<Inquiry> {
  const row = await inquiryColumns(tx)
    .where("municipality_code", "=", municipalityCode).where("id", "=", id)
    .executeTakeFirst();
  if (row) return inquiryOf(row);
  throw new AppError("not_found", "この照会はありません。メッセージの一覧から選び直してください。");
}

/** The columns of an `Inquiry`; the caller narrows them down. */
export function inquiryColumns(tx: MunicipalityTransaction) {
  return tx.selectFrom("inquiry")
    .select(["municipality_code", "id", "side", "other_code", "kind"])
    .select(["family_kana", "given_kana", "birth_date", "sex", "batch_id", "finding", "state"])
    .select(["asked_at", "account_id", "login_id", "recipient_id", "answered_at"])
    .select(["openable_until", "refusal", "refusal_reason", "reminded_at", "flag_change_id"])
    .select(["is_unread", "handled_at", "handled_login_id", "version"]);
}

export function inquiryOf(row: InquiryRow): Inquiry {
  return {
    id: row.id,
    side: row.side,
    municipalityCode: row.municipality_code,
    otherCode: row.other_code,
    criteria: criteriaOf(row),
    finding: row.finding,
    state: row.state,
    askedAt: row.asked_at,
    askedBy: row.login_id,
    batchId: row.batch_id,
    answeredAt: row.answered_at,
    openableUntil: row.openable_until,
    refusal: row.refusal,
    refusalReason: row.refusal_reason,
    recipientId: row.recipient_id,
    flagChangeId: row.flag_change_id,
    isUnread: row.is_unread,
    handled: row.handled_at && { at: row.handled_at, loginId: row.handled_login_id! },
    version: row.version,
  };
}

function criteriaOf(row: InquiryRow): InquiryCriteria {
  if (row.kind === "my_number") return { kind: "my_number" };
  return {
    kind: "name",
    familyKana: row.family_kana ?? "",
    givenKana: row.given_kana ?? "",
    birthDate: row.birth_date!,
    sex: row.sex!,
  };
}
