import type { Insertable } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { caseStart, type SideEffect } from "../../domain/transfer/case_state.ts";
import type { Question } from "../../domain/transfer/inquiry.ts";
import type { InquiryTable } from "../schema/transfer_tables.ts";
import type { AskedQuestion } from "./asked_question.ts";
import { inquiryOwner } from "./carried_number.ts";
import type { QuestionMatch } from "./match_questions.ts";
import type { TransferOffice } from "./transfer_office.ts";

/** One question with what was found, to be stored under `id`. */
export interface FoundQuestion {
  id: string;
  question: Question;
  asked: AskedQuestion;
  match: QuestionMatch;
}

export interface Storing {
  office: Pick<TransferOffice, "myNumbers" | "answerHours">;
  act: Act;
  /** The municipality that was asked. */
  otherCode: string;
  batchId: string | null;
}

type Row = Insertable<InquiryTable>;

const MS_PER_HOUR = 3_600_000;

/** The asking side's row of a case that begins. */
export function askingRow(storing: Storing, each: FoundQuestion): Row {
  const { office, act, otherCode } = storing;
  const { id, question: { about } } = each;
  const code = act.actor.municipalityCode;
  return {
    ...sharedColumns(storing, each),
    ...standing(caseStart(each.match.finding).asking, act),
    municipality_code: code,
    side: "asking",
    other_code: otherCode,
    my_number_sealed: about.kind === "my_number"
      ? office.myNumbers.seal(about.myNumber, inquiryOwner(code, id))
      : null,
    my_number_index: null,
    person_index: each.asked.personIndex,
    batch_id: storing.batchId,
    recipient_id: null,
  };
}

/** The asked side's. */
export function askedRow(storing: Storing, each: FoundQuestion): Row {
  const { key } = each.asked;
  return {
    ...sharedColumns(storing, each),
    ...standing(caseStart(each.match.finding).asked, storing.act),
    municipality_code: storing.otherCode,
    side: "asked",
    other_code: storing.act.actor.municipalityCode,
    my_number_sealed: null,
    my_number_index: "myNumberIndex" in key ? key.myNumberIndex : null,
    person_index: null,
    batch_id: null,
    recipient_id: each.match.recipientId,
  };
}

function sharedColumns(
  { office, act }: Storing,
  { id, question: { about }, match }: FoundQuestion,
) {
  const isAnswered = match.finding === "one";
  const name = about.kind === "name" ? about : undefined;
  return {
    id,
    kind: about.kind,
    family_kana: name?.familyKana ?? null,
    given_kana: name?.givenKana ?? null,
    birth_date: name?.birthDate ?? null,
    sex: name?.sex ?? null,
    finding: match.finding,
    state: caseStart(match.finding).to,
    asked_at: act.at,
    account_id: act.actor.accountId,
    login_id: act.actor.loginId,
    answered_at: isAnswered ? act.at : null,
    openable_until: isAnswered
      ? new Date(act.at.getTime() + office.answerHours * MS_PER_HOUR)
      : null,
    refusal: null,
  };
}

function standing({ isUnread = false, isHandled = false }: SideEffect, act: Act) {
  return {
    is_unread: isUnread,
    handled_at: isHandled ? act.at : null,
    handled_login_id: isHandled ? act.actor.loginId : null,
  };
}
