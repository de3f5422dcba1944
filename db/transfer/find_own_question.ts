import { AppError } from "../../domain/app_error.ts";
import type { InquiryCriteria } from "../../domain/transfer/inquiry.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { findInquiry } from "./inquiry_rows.ts";

export interface OwnQuestion {
  otherCode: string;
  /** Of a My Number nothing is left but that there was one. */
  criteria: InquiryCriteria;
}

/** What this municipality asked, to ask it once more with other criteria; throws not found. */
export async function findOwnQuestion(
  register: Register,
  municipalityCode: string,
  inquiryId: string,
): Promise<OwnQuestion> {
  const inquiry = await inMunicipality(
    register,
    municipalityCode,
    (tx) => findInquiry(tx, municipalityCode, inquiryId),
  );
  if (inquiry.side === "asking") return inquiry;
  throw new AppError("not_found", "この照会はありません。メッセージの一覧から選び直してください。");
}
