import { Message } from "../layout/message.tsx";
import type { CandidateRow, CaseFormProps } from "./case_row.ts";
import { CandidateTable } from "./candidate_table.tsx";
import { NamingForm } from "./naming_form.tsx";
import { RefusalForm } from "./refusal_form.tsx";

interface CandidatesPartProps {
  candidates: readonly CandidateRow[];
  form: CaseFormProps;
}

/** 転出 on the right one, or why there is none. */
export function CandidatesPart({ candidates, form }: CandidatesPartProps) {
  const { inquiry, typed, problems } = form;
  return (
    <>
      {candidates.some(({ isProtected }) => isProtected)
        ? <ProtectionCaution />
        : inquiry.finding === "held" && <HeldNote />}
      {inquiry.finding === "none" && <RequestNote />}
      <h2>条件に一致する人（{candidates.length}人）</h2>
      {candidates.length > 0
        ? (
          <>
            <p>転出した人の「転出」を押してください。次の画面で確かめてから回答します。</p>
            <CandidateTable inquiryId={inquiry.id} candidates={candidates} />
          </>
        )
        : (
          <>
            <p class="empty">条件に一致する人はいません。</p>
            <NamingForm inquiry={inquiry} typed={typed} problems={problems} />
          </>
        )}
      <RefusalForm inquiry={inquiry} typed={typed} problems={problems} />
    </>
  );
}

function ProtectionCaution() {
  return (
    <Message look="stop" heading="支援措置を受けている人がいます">
      <p>
        照会元には「回答に時間がかかります」とだけ表示しています。支援措置の担当に相談し、本人の安全を確かめるまで回答しないでください。
      </p>
    </Message>
  );
}

/** Nobody protected matches, but the one who asked must not be able to tell. */
function HeldNote() {
  return (
    <Message look="plain" heading="照会元には「回答に時間がかかります」と表示しています">
      <p>
        支援措置を受けている人がいると分からないように、該当する人がいない照会の一部も、この表示にして届けています。該当する人がいなければ「該当者なし」と回答してください。
      </p>
    </Message>
  );
}

function RequestNote() {
  return (
    <Message look="plain" heading="照会元から確認の依頼が届いています">
      <p>自動の照会では、条件に一致する人が見つかりませんでした。</p>
    </Message>
  );
}
