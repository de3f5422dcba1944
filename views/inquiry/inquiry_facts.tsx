import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import type { Inquiry, InquiryCriteria } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { handlerText, otherRole, stateLabel } from "./case_words.ts";

/** Who asked whom, when, for whom, and how it stands. */
export function InquiryFacts({ inquiry }: { inquiry: Inquiry }) {
  const { side, otherCode, askedBy, askedAt, criteria, handled } = inquiry;
  return (
    <dl class="facts">
      <dt>{otherRole(side)}</dt>
      <dd>{placeName(otherCode)}</dd>
      <dt>照会した人</dt>
      <dd>{side === "asked" ? `${placeName(otherCode)}　${askedBy}` : askedBy}</dd>
      <dt>照会日時</dt>
      <dd>{formatDateTime(askedAt)}{inquiry.batchId && "（まとめて照会）"}</dd>
      <CriteriaFacts criteria={criteria} />
      <dt>状態</dt>
      <dd>{stateLabel(inquiry)}</dd>
      {handled && (
        <>
          <dt>処理した人</dt>
          <dd>{`${formatDateTime(handled.at)} ${handlerText(inquiry)}`}</dd>
        </>
      )}
    </dl>
  );
}

/** What was asked for; of a My Number only that it was one. */
export function CriteriaFacts({ criteria }: { criteria: InquiryCriteria }) {
  if (criteria.kind === "my_number") {
    return (
      <>
        <dt>照会の方法</dt>
        <dd>マイナンバーによる照会（番号は表示しません）</dd>
      </>
    );
  }
  return (
    <>
      <dt>照会の方法</dt>
      <dd>氏名・生年月日・性別による照会</dd>
      <dt>セイ</dt>
      <dd>{criteria.familyKana}</dd>
      <dt>メイ</dt>
      <dd>{criteria.givenKana || "（空白）"}</dd>
      <dt>生年月日</dt>
      <dd>{formatDate(criteria.birthDate)}</dd>
      <dt>性別</dt>
      <dd>{sexLabel(criteria.sex)}</dd>
    </>
  );
}
