import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { CheckField } from "../form/check_field.tsx";
import { TextField } from "../form/field.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { CandidateFacts } from "./candidate_table.tsx";
import type { CandidateRow } from "./case_row.ts";
import { InquiryFacts } from "./inquiry_facts.tsx";
import { VersionField } from "./step_form.tsx";

interface ConfirmationPageProps {
  inquiry: Inquiry;
  candidate: CandidateRow;
  /** Exactly as was asked; otherwise naming them takes a reason. */
  isMatch: boolean;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 転出 → 転出の確認: whose record is shown to whom, before it is. */
export function ConfirmationPage(props: ConfirmationPageProps) {
  const { inquiry, candidate, isMatch, typed = {}, problems = [] } = props;
  const { isProtected } = candidate;
  return (
    <>
      <h1>転出の確認</h1>
      <ErrorSummary problems={problems} />
      {isProtected && <ProtectionCaution />}
      {!isMatch && (
        <Message look="caution" heading="照会の条件と一致しない人です">
          <p>照会の内容と見比べて、同じ人だと判断した理由を入力してください。</p>
        </Message>
      )}
      <p>まだ回答していません。人を確かめて、「転出として回答する」を押してください。</p>
      <div class="beside">
        <section aria-labelledby="mover">
          <h2 id="mover">転出した人</h2>
          <CandidateFacts candidate={candidate} />
        </section>
        <section aria-labelledby="question">
          <h2 id="question">照会の内容</h2>
          <InquiryFacts inquiry={inquiry} />
        </section>
      </div>
      <h2>回答</h2>
      <Consequences inquiry={inquiry} />
      <Form action={paths.inquiryConfirmation(inquiry.id)} label="転出の確認">
        <VersionField inquiry={inquiry} />
        <input type="hidden" name="recipientId" value={candidate.id} />
        {isProtected && (
          <CheckField
            name="protectionChecked"
            label="支援措置の対象であることを確認しました"
            value="on"
            typed={typed.protectionChecked}
            problems={problems}
          />
        )}
        {(isProtected || !isMatch) && (
          <TextField
            name="confirmationReason"
            label="この人を選ぶ理由"
            hint="自庁の経過だけに残り、照会元には表示しません。200文字まで。"
            value={typed.confirmationReason}
            problems={problems}
            size="long"
          />
        )}
        <div class="buttons">
          <SubmitButton>転出として回答する</SubmitButton>
          <LinkButton href={paths.inquiry(inquiry.id)}>戻る</LinkButton>
        </div>
      </Form>
    </>
  );
}

function Consequences({ inquiry }: { inquiry: Inquiry }) {
  const other = placeName(inquiry.otherCode);
  return (
    <ul>
      <li>{other}に「転出確認済み」と表示し、この人の接種と予診の記録を見せます。</li>
      <li>氏名・個別宛名番号・券番号・マイナンバーは見せません。</li>
      <li>転出フラグは自動では付きません。次の画面で付けられます。</li>
    </ul>
  );
}

function ProtectionCaution() {
  return (
    <Message look="stop" heading="支援措置を受けている人です">
      <p>
        回答すると、この人がいたことと接種の記録が照会元に伝わります。支援措置の担当に相談し、照会元が本人の転入先であることを確かめてから回答してください。
      </p>
    </Message>
  );
}
