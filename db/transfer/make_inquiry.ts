import { v5 as namedUuid, v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { InquiryFinding } from "../../domain/transfer/inquiry.ts";
import { limitMessage, type ReachedLimit } from "../../domain/transfer/inquiry_limit.ts";
import type { FormQuestion } from "../../domain/transfer/question_form.ts";
import { recordAct } from "../audit.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { askMunicipality } from "./ask_municipality.ts";
import { askedQuestion } from "./asked_question.ts";
import { lockInquiries, lookupReachedLimit } from "./inquiry_limits.ts";
import { lookupQuestionRefusal } from "./question_refusal.ts";
import type { TransferOffice } from "./transfer_office.ts";

export interface MadeInquiry {
  id: string;
  finding: InquiryFinding;
}

/**
 * Asks another municipality; a failure says why nothing was asked. The same question of the same
 * form asks once: sent again, it is answered what it was answered. Throws `too_many` when the account
 * or its municipality has to wait.
 */
export async function makeInquiry(
  office: TransferOffice,
  act: Act,
  question: FormQuestion,
): Promise<Result<MadeInquiry>> {
  const code = act.actor.municipalityCode;
  const id = inquiryId(office, act, question);
  const made = await inMunicipality(office.register, code, async (tx) => {
    await lockInquiries(tx, code);
    const sent = await lookupSent(tx, code, id);
    if (sent) return success(sent);
    const places = { home: code, other: question.otherCode };
    const refusal = await lookupQuestionRefusal(tx, places);
    if (refusal) return failure(refusal);
    const reached = await lookupReachedLimit(tx, act, office.limits);
    if (reached) return await refuse(tx, act, reached);
    const { otherCode } = question;
    const storing = { office, act, otherCode, batchId: null };
    const [finding] = await askMunicipality(tx, storing, [{ id, question }]);
    return success({ id, finding: finding! });
  });
  if (made instanceof AppError) throw made;
  return made;
}

/**
 * A form sent twice asks one question, a form sent again with another question (戻る) asks two. Made
 * of a keyed hash, too: nobody can choose the id of somebody else's case.
 */
function inquiryId({ myNumbers }: TransferOffice, { actor }: Act, question: FormQuestion): string {
  if (question.id === undefined) return uuid();
  const { personIndex } = askedQuestion(myNumbers, actor.municipalityCode, question);
  const person = Buffer.from(personIndex).toString("hex");
  return namedUuid(`${actor.accountId}:${question.otherCode}:${person}`, question.id);
}

function lookupSent(
  tx: MunicipalityTransaction,
  code: string,
  id: string,
): Promise<MadeInquiry | undefined> {
  return tx.selectFrom("inquiry").select(["id", "finding"])
    .where("municipality_code", "=", code).where("id", "=", id).executeTakeFirst();
}

/** Answered and thrown outside, so that the audit keeps who tried. */
async function refuse(
  tx: MunicipalityTransaction,
  act: Act,
  reached: ReachedLimit,
): Promise<AppError> {
  await recordAct(tx, act.actor.municipalityCode, {
    by: act,
    entry: { act: "inquiry_refused", detail: { by: reached.by, limit: reached.limit } },
  });
  return new AppError("too_many", limitMessage(reached));
}
