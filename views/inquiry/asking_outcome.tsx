import type { Child } from "hono/jsx";
import { type Inquiry, REFUSAL_LABELS } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { Message } from "../layout/message.tsx";

/**
 * The outcome in words. What the asked staff looks into reads alike whatever the cause, and never
 * says who or how many.
 */
export function AskingOutcome({ inquiry }: { inquiry: Inquiry }) {
  const { look, heading, body } = outcomeOf(inquiry);
  return <Message look={look} heading={heading}>{body}</Message>;
}

interface Outcome {
  look: "success" | "caution" | "stop" | "plain";
  heading: string;
  body: Child;
}

function outcomeOf(inquiry: Inquiry): Outcome {
  const other = placeName(inquiry.otherCode);
  switch (inquiry.state) {
    case "answered":
      return {
        look: "success",
        heading: "該当する人が1名います",
        body: <p>{other}の記録に、条件に一致する人が1名います。接種記録を見られます。</p>,
      };
    case "none":
      return { look: "caution", heading: "該当する人はいません", body: <NobodyAdvice /> };
    case "waiting":
      return {
        look: "plain",
        heading: waitingHeading(inquiry),
        body: (
          <p>
            接種記録はまだ表示できません。{other}の職員が確かめて回答します。回答は「メッセージ」に届きます。
          </p>
        ),
      };
    case "confirmed":
      return {
        look: "success",
        heading: "転出確認済み",
        body: <p>{other}の職員が、該当する人の転出を確認しました。接種記録を見られます。</p>,
      };
    case "denied":
      return {
        look: "stop",
        heading: REFUSAL_LABELS[inquiry.refusal!],
        body: <Refused inquiry={inquiry} other={other} />,
      };
    case "withdrawn":
      return { look: "plain", heading: "取り下げました", body: <p>この照会は終わりました。</p> };
    case "completed":
      return { look: "success", heading: "完了", body: <p>この照会は完了しました。</p> };
  }
}

function waitingHeading({ finding }: Inquiry): string {
  switch (finding) {
    case "several":
      return "条件に一致する人が複数います";
    case "held":
      return "回答に時間がかかります";
    default:
      return "転出元に確認を依頼しています";
  }
}

function NobodyAdvice() {
  return (
    <p>
      転出元の自治体と、入力した内容を確かめてください。間違いがないときは、転出元の自治体に確認を依頼できます。
    </p>
  );
}

function Refused({ inquiry, other }: { inquiry: Inquiry; other: string }) {
  return (
    <>
      <p>{other}から、回答できないと連絡がありました。</p>
      <p>理由：{inquiry.refusalReason}</p>
      <p>転出元の自治体と条件を本人に確かめて、必要なら照会し直してください。</p>
    </>
  );
}
