import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { isOpen, type WatchedAnomaly } from "../../domain/transfer/anomaly_review.ts";
import { ANOMALY_RULES } from "../../domain/transfer/anomaly_rules.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { messageTitle } from "../../domain/transfer/message_title.ts";
import { placeName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { OvertakenNotice } from "../form/overtaken_notice.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { periodText } from "./anomalies_page.tsx";
import { KIND_LABELS } from "./watch_words.ts";

/** What was typed into 確認した and refused. */
export interface RefusedReview {
  typed: Typed;
  problems: readonly FormProblem[];
  /** Another manager was faster. */
  overtaken?: string;
}

interface AnomalyPageProps {
  anomaly: WatchedAnomaly;
  /** The newest first; perhaps not all. */
  inquiries: readonly Inquiry[];
  refused?: RefusedReview;
}

const REVIEW_NOTE = "確認した内容";

/** 照会の点検 › one oddity: its cases, and what a manager found. */
export function AnomalyPage({ anomaly, inquiries, refused }: AnomalyPageProps) {
  const { label, what, advice } = ANOMALY_RULES[anomaly.rule];
  return (
    <>
      <h1>照会の点検：{label}</h1>
      {refused && <ErrorSummary problems={refused.problems} />}
      {refused?.overtaken && (
        <OvertakenNotice
          what={refused.overtaken}
          typed={[{ label: REVIEW_NOTE, text: refused.typed.reviewNote ?? "" }]}
        />
      )}
      <dl class="facts">
        <dt>規則</dt>
        <dd>{what}</dd>
        <dt>照会した人</dt>
        <dd>{anomaly.loginIds.join("、")}</dd>
        <dt>期間</dt>
        <dd>{periodText(anomaly)}</dd>
        <dt>件数</dt>
        <dd>{anomaly.count.toLocaleString("ja-JP")}件</dd>
        <dt>確かめること</dt>
        <dd>{advice}</dd>
      </dl>
      {anomaly.review && <LastReview anomaly={anomaly} review={anomaly.review} />}
      {isOpen(anomaly) && <ReviewForm anomaly={anomaly} refused={refused} />}
      <Cases anomaly={anomaly} inquiries={inquiries} />
      <p>
        <LinkButton href={paths.anomalies}>照会の点検へ戻る</LinkButton>
      </p>
    </>
  );
}

function LastReview(
  { anomaly, review }: {
    anomaly: WatchedAnomaly;
    review: NonNullable<WatchedAnomaly["review"]>;
  },
) {
  const isAgain = isOpen(anomaly);
  return (
    <Message look={isAgain ? "caution" : "success"} heading={isAgain ? "前回の確認" : "確認済み"}>
      <p>
        {formatDateTime(review.at)}に{review.loginId}が確認しました：{review.note}
      </p>
      {isAgain && <p>そのあとに新しい照会が加わりました。もう一度確認してください。</p>}
    </Message>
  );
}

function ReviewForm({ anomaly, refused }: Pick<AnomalyPageProps, "anomaly" | "refused">) {
  return (
    <Form action={paths.anomaly(anomaly.id)} label="確認した">
      <input type="hidden" name="seenUntil" value={anomaly.to.toISOString()} />
      <TextField
        name="reviewNote"
        label={REVIEW_NOTE}
        hint="誰に聞き、何が分かったか。照会した住民の氏名などの個人情報は書かないでください。"
        value={refused?.typed.reviewNote}
        problems={refused?.problems ?? []}
        size="long"
        maxlength={500}
      />
      <SubmitButton>確認した</SubmitButton>
    </Form>
  );
}

function Cases({ anomaly, inquiries }: Pick<AnomalyPageProps, "anomaly" | "inquiries">) {
  if (anomaly.inquiryIds.length === 0) {
    return <p class="quiet">断られた照会なので、内容は残っていません。</p>;
  }
  return (
    <>
      <h2>当てはまる照会</h2>
      {inquiries.length < anomaly.inquiryIds.length && (
        <p>
          新しいものから{inquiries.length.toLocaleString("ja-JP")}件を表示しています（全{anomaly
            .inquiryIds.length.toLocaleString("ja-JP")}件）。
        </p>
      )}
      <DataTable
        caption="照会（新しい順）"
        columns={["照会", "照会日時", "照会した人", "転出元", "照会の方法"]}
        prose={[0, 2]}
        empty=""
        rows={inquiries.map((inquiry) => [
          <a class="row-link" href={paths.inquiry(inquiry.id)}>{messageTitle(inquiry)}</a>,
          formatDateTime(inquiry.askedAt),
          inquiry.askedBy,
          placeName(inquiry.otherCode),
          KIND_LABELS[inquiry.criteria.kind],
        ])}
      />
    </>
  );
}
