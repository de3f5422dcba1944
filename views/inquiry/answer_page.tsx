import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { AnsweredDose } from "../../domain/transfer/answered_dose.ts";
import { caseStep } from "../../domain/transfer/case_state.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { messageTitle } from "../../domain/transfer/message_title.ts";
import { placeName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { PrintButton } from "../layout/print_button.tsx";
import { paths } from "../paths.ts";
import { AnsweredDoses } from "./answered_doses.tsx";
import { otherRole } from "./case_words.ts";
import { CriteriaFacts } from "./inquiry_facts.tsx";
import { StepForm } from "./step_form.tsx";

interface AnswerPageProps {
  inquiry: Inquiry;
  doses: readonly AnsweredDose[];
  openedAt: Date;
}

/** 照会結果: the record as it stands in the other municipality's register now. */
export function AnswerPage({ inquiry, doses, openedAt }: AnswerPageProps) {
  const { id, otherCode, criteria, openableUntil } = inquiry;
  return (
    <>
      <h1>{messageTitle(inquiry)}</h1>
      <dl class="facts">
        <dt>{otherRole("asking")}</dt>
        <dd>{placeName(otherCode)}</dd>
        <CriteriaFacts criteria={criteria} />
        <dt>表示した日時</dt>
        <dd>{formatDateTime(openedAt)}</dd>
      </dl>
      <h2>接種記録</h2>
      <AnsweredDoses doses={doses} />
      {openableUntil && (
        <p>
          {formatDateTime(
            openableUntil,
          )}まで、「メッセージ」から何度でも開けます。そのあとは表示できません。
        </p>
      )}
      <div class="buttons">
        <LinkButton href={paths.inquiryRegistration(id)}>
          この人を接種対象者に登録する
        </LinkButton>
        {caseStep(inquiry.state, { event: "complete", by: "asking" }) && (
          <StepForm inquiry={inquiry} action={paths.inquiryCompletion(id)} label="完了" />
        )}
        <PrintButton look="outline" />
      </div>
      <p>
        <a class="row-link" href={paths.inquiry(id)}>この照会の経過と連絡</a>
      </p>
    </>
  );
}
