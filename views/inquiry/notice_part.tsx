import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import type { CandidateRow } from "./case_row.ts";
import { PersonPart } from "./person_part.tsx";
import { StepForm } from "./step_form.tsx";

/** A: the register has answered already; the resident's municipality gets to know. */
export function NoticePart({ inquiry, person }: {
  inquiry: Inquiry;
  person: CandidateRow | undefined;
}) {
  const { id, otherCode, openableUntil, handled } = inquiry;
  return (
    <>
      <Message look="plain" heading="住民についての照会がありました">
        <p>
          条件に一致する人が1名だったので、{placeName(
            otherCode,
          )}に接種と予診の記録を自動で回答しました。氏名・個別宛名番号・マイナンバーは表示していません。
        </p>
        {openableUntil && (
          <p>照会元が記録を見られるのは、{formatDateTime(openableUntil)}までです。</p>
        )}
      </Message>
      {person && <PersonPart inquiry={inquiry} person={person} look="outline" />}
      {!handled && (
        <div class="step">
          <p>内容を確かめたら「確認しました」を押してください。この件は処理済みになります。</p>
          <StepForm
            inquiry={inquiry}
            action={paths.inquiryAcknowledgement(id)}
            label="確認しました"
          />
        </div>
      )}
    </>
  );
}
