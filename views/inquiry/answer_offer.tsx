import { formatDateTime } from "../../domain/date/plain_date.ts";
import { ANSWER_ENDED, answerEndsAt, answerWindow } from "../../domain/transfer/answer_window.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** 回答を見る while it may be opened; afterwards what to do instead. */
export function AnswerOffer({ inquiry, now }: { inquiry: Inquiry; now: Date }) {
  const { id, criteria } = inquiry;
  switch (answerWindow(inquiry, now)) {
    case "open":
      return (
        <div class="step">
          <OpenableUntil inquiry={inquiry} />
          <div class="buttons">
            <a class="button button--solid" href={paths.inquiryAnswer(id)}>回答を見る</a>
            <LinkButton href={paths.inquiryRegistration(id)}>
              この人を接種対象者に登録する
            </LinkButton>
          </div>
        </div>
      );
    case "ended":
      return (
        <Message look="caution" heading="回答を表示できる期間が終わりました">
          <p>{ANSWER_ENDED}</p>
          <p>
            {criteria.kind === "name"
              ? <a href={`${paths.transferByName}?again=${id}`}>同じ条件で照会し直す</a>
              : <a href={paths.transferByMyNumber}>マイナンバーで照会し直す</a>}
          </p>
        </Message>
      );
    case "none":
      return null;
  }
}

function OpenableUntil({ inquiry }: { inquiry: Inquiry }) {
  const until = answerEndsAt(inquiry);
  return until && <p>{formatDateTime(until)}まで表示できます。</p>;
}
