import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { REFUSAL_LABELS } from "../../domain/transfer/inquiry.ts";
import { placeName } from "../dose/dose_table.tsx";
import { Message } from "../layout/message.tsx";
import type { CaseFormProps, CaseRow } from "./case_row.ts";
import { CandidatesPart } from "./candidates_part.tsx";
import { NoticePart } from "./notice_part.tsx";
import { PersonPart } from "./person_part.tsx";
import { RetractionForm } from "./retraction_form.tsx";

interface AskedPartProps {
  shown: CaseRow;
  /** What one of its forms shows again. */
  form: CaseFormProps;
}

/** What the municipality that was asked has to do, or has done. */
export function AskedPart({ shown, form }: AskedPartProps) {
  const { inquiry, candidates, person } = shown;
  if (inquiry.finding === "one") return <NoticePart inquiry={inquiry} person={person} />;
  switch (inquiry.state) {
    case "waiting":
      return <CandidatesPart candidates={candidates} form={form} />;
    case "confirmed":
    case "completed":
      return (
        <>
          <Done inquiry={inquiry} />
          {person && <PersonPart inquiry={inquiry} person={person} look="solid" />}
          {inquiry.state === "confirmed" && <Retraction form={form} />}
        </>
      );
    case "denied":
      return (
        <>
          <Denied inquiry={inquiry} />
          <Retraction form={form} />
        </>
      );
    case "withdrawn":
      return (
        <Message look="plain" heading="照会元が取り下げました">
          <p>回答は要りません。</p>
        </Message>
      );
    case "none":
    case "answered":
      return (
        <Message look="plain" heading="該当する人はいませんでした">
          <p>照会元には、該当する人がいないことを自動で伝えました。することはありません。</p>
        </Message>
      );
  }
}

function Retraction({ form: { inquiry, typed, problems } }: { form: CaseFormProps }) {
  return <RetractionForm inquiry={inquiry} typed={typed} problems={problems} />;
}

/** 転出処理完了, or what was refused before the other side was done with it. */
function Done({ inquiry }: { inquiry: Inquiry }) {
  if (inquiry.refusal) return <Denied inquiry={inquiry} />;
  return (
    <Message look="success" heading="転出処理完了">
      <p>{placeName(inquiry.otherCode)}に、転出確認済みと回答しました。</p>
      {inquiry.state === "completed" && <p>照会元は完了しました。</p>}
    </Message>
  );
}

function Denied({ inquiry: { refusal, refusalReason, otherCode } }: { inquiry: Inquiry }) {
  return (
    <Message look="plain" heading={`「${REFUSAL_LABELS[refusal!]}」と回答しました`}>
      <p>{placeName(otherCode)}に伝えた理由：{refusalReason}</p>
    </Message>
  );
}
