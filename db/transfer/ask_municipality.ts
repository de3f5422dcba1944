import type { InquiryFinding, Question } from "../../domain/transfer/inquiry.ts";
import { type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";
import { askedQuestion } from "./asked_question.ts";
import { matchQuestions } from "./match_questions.ts";
import type { Storing } from "./new_inquiry_rows.ts";
import { storeInquiries } from "./store_inquiries.ts";

/** A question and the id of the case it opens. */
export interface NumberedQuestion {
  id: string;
  question: Question;
}

/**
 * Asks one municipality all these questions, which are for it, and opens their cases on both sides;
 * what each found, in their order. `tx` has entered the asking municipality; whether it may ask is
 * the caller's to know (`lookupQuestionRefusal`).
 */
export async function askMunicipality(
  tx: MunicipalityTransaction,
  storing: Storing,
  questions: readonly NumberedQuestion[],
): Promise<InquiryFinding[]> {
  const { office, act, otherCode } = storing;
  const home = act.actor.municipalityCode;
  const asked = questions.map(({ question }) => askedQuestion(office.myNumbers, home, question));
  const matches = await visitMunicipality(
    tx,
    { home, other: otherCode },
    () => matchQuestions(tx, otherCode, { questions: asked, at: act.at }),
  );
  const found = questions.map(({ id, question }, position) => ({
    id,
    question,
    asked: asked[position]!,
    match: matches[position]!,
  }));
  await storeInquiries(tx, storing, found);
  return matches.map(({ finding }) => finding);
}
