import type { InquiryAct } from "../../domain/transfer/inquiry_event.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { absorbedRefusal } from "../../domain/duplicate/absorbed_refusal.ts";
import { listMergesOf } from "../duplicate/merges_of.ts";
import { listPeople } from "../recipient/listed_person.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listCaseMatches } from "./case_matches.ts";
import { protectedAmong } from "./protected_people.ts";

/**
 * Why this person cannot be named as the one who moved; undefined when they can. Somebody who is not
 * as was asked may be (a near miss is why people ask), and somebody under 支援措置, for a reason.
 */
export async function candidateRefusal(
  tx: MunicipalityTransaction,
  inquiry: Inquiry,
  { does, at }: { does: InquiryAct & { event: "confirm" }; at: Date },
): Promise<string | undefined> {
  const { municipalityCode: code } = inquiry;
  const { recipientId, reason = "", isProtectionChecked = false } = does;
  const [person] = await listPeople(tx, code, [recipientId]);
  if (!person) return UNKNOWN;
  const { into } = await listMergesOf(tx, code, recipientId);
  if (into) return absorbedRefusal(into.otherResidentNumber);
  const isProtected = (await protectedAmong(tx, code, { ids: [recipientId], at })).size > 0;
  if (isProtected && !(isProtectionChecked && reason !== "")) return PROTECTED;
  const matches = await listCaseMatches(tx, inquiry);
  return matches.includes(recipientId) || reason !== "" ? undefined : NEAR_MISS;
}

const UNKNOWN = "この人の記録はありません。候補から選び直してください。";
const PROTECTED = "支援措置の対象の人です。転出元として回答してよいことを確認してチェックを入れ、" +
  "理由を入力してください。";
const NEAR_MISS = "照会の条件と一致しない人です。この人だと判断した理由を入力してください。";
