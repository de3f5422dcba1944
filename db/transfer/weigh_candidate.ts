import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { listCaseMatches } from "./case_matches.ts";
import { findInquiry } from "./inquiry_rows.ts";
import { type Candidate, readCandidates } from "./list_candidates.ts";

export interface WeighedCandidate {
  inquiry: Inquiry;
  candidate: Candidate;
  /** Exactly as was asked; otherwise naming them takes a reason. */
  isMatch: boolean;
}

/** Somebody whom the asked staff is about to name, audited; throws not found. */
export function weighCandidate(
  register: Register,
  act: Act,
  { inquiryId, recipientId }: { inquiryId: string; recipientId: string },
): Promise<WeighedCandidate> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const inquiry = await findInquiry(tx, code, inquiryId);
    const [candidate] = inquiry.side === "asked"
      ? await readCandidates(tx, act, [recipientId])
      : [];
    if (!candidate) throw new AppError("not_found", NOBODY);
    const matches = await listCaseMatches(tx, inquiry);
    return { inquiry, candidate, isMatch: matches.includes(recipientId) };
  });
}

const NOBODY = "この人の記録はありません。照会を開き直して、候補から選び直してください。";

/** The id of the person with this 個別宛名番号; nobody found is audited, too. */
export function lookupNumbered(
  register: Register,
  act: Act,
  residentNumber: string,
): Promise<string | undefined> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const person = await tx.selectFrom("recipient").select("id")
      .where("municipality_code", "=", code)
      .where("resident_number_key", "=", residentNumberKey(residentNumber))
      .executeTakeFirst();
    if (!person) {
      const entry = { act: "recipient_not_found" as const, detail: { criteria: ["個別宛名番号"] } };
      await recordAct(tx, code, { by: act, entry });
    }
    return person?.id;
  });
}
