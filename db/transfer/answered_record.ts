import { japanToday } from "../../domain/date/plain_date.ts";
import type { RecordDose } from "../../domain/record/person_record.ts";
import { isInForce, type Protection } from "../../domain/record/protection.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { listProtections } from "../protection/list_protections.ts";
import { lookupRecord } from "../record/lookup_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { keptRecord } from "./kept_record.ts";

/** The record an answer is about, in the asked municipality, as it is now. */
export interface AnsweredRecord {
  recipientId: string;
  doses: AnsweredDose[];
}

/**
 * "withheld": somebody of the asked side has to look again, because the person came under 支援措置.
 * Undefined: the register has the person no more. `tx` has entered the asked municipality.
 */
export async function lookupAnsweredRecord(
  tx: MunicipalityTransaction,
  { id, otherCode: code, finding }: Inquiry,
  at: Date,
): Promise<AnsweredRecord | "withheld" | undefined> {
  const row = await tx.selectFrom("inquiry")
    .select(["recipient_id as recipientId", "answered_at as answeredAt"])
    .where("municipality_code", "=", code).where("id", "=", id).executeTakeFirst();
  if (!row?.recipientId || !row.answeredAt) return undefined;
  const recipientId = await keptRecord(tx, code, row.recipientId);
  const protections = await listProtections(tx, code, recipientId);
  const isProtected = protections.some((each) => isInForce(each, japanToday(at)));
  // Staff that named somebody under 支援措置 did so knowingly.
  const isKnown = finding !== "one" && protections.some((each) => held(each, row.answeredAt!));
  if (isProtected && !isKnown) return "withheld";
  const record = await lookupRecord(tx, code, { kind: "recipient", id: recipientId });
  return record && { recipientId, doses: record.doses.map(answeredDose) };
}

function answeredDose(dose: RecordDose): AnsweredDose {
  const { id, kind, doseNumber, vaccinatedOn, venueName, doctorName } = dose;
  const { vaccineMaker, lotNumber, placeCode, registeredAt } = dose;
  const given = { vaccinatedOn, venueName, doctorName, vaccineMaker, lotNumber, placeCode };
  return { id, kind, doseNumber, ...given, registeredAt };
}

/** Whether it was there at that moment. */
function held({ setAt, release }: Protection, at: Date): boolean {
  return setAt <= at && (release === null || release.at > at);
}
