import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { CriteriaFacts } from "./inquiry_facts.tsx";
import { VersionField } from "./step_form.tsx";

/** 取り下げ → 取り下げる. */
export function WithdrawalPage({ inquiry }: { inquiry: Inquiry }) {
  return (
    <>
      <h1>照会の取り下げ</h1>
      <p>
        {placeName(
          inquiry.otherCode,
        )}への照会を取り下げます。取り下げると、相手の自治体は回答できなくなります。よろしいですか。
      </p>
      <dl class="facts">
        <CriteriaFacts criteria={inquiry.criteria} />
      </dl>
      <Form action={paths.inquiryWithdrawal(inquiry.id)} label="取り下げ">
        <VersionField inquiry={inquiry} />
        <div class="buttons">
          <SubmitButton>取り下げる</SubmitButton>
          <LinkButton href={paths.inquiry(inquiry.id)}>戻る</LinkButton>
        </div>
      </Form>
    </>
  );
}
