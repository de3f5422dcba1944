import { recipientStatusLabel } from "../../domain/recipient/recipient_status.ts";
import { paths } from "../paths.ts";
import type { CandidateRow } from "./case_row.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { StepForm } from "./step_form.tsx";

interface FlagOfferProps {
  inquiry: Inquiry;
  person: CandidateRow;
  look: "solid" | "outline";
}

/** 転出フラグ: one click, and one click back while it is from here. */
export function FlagOffer({ inquiry, person, look }: FlagOfferProps) {
  if (inquiry.flagChangeId) {
    return (
      <div class="step">
        <p>この人に転出フラグを付けました。</p>
        <StepForm
          inquiry={inquiry}
          action={paths.inquiryFlagWithdrawal(inquiry.id)}
          label="転出フラグを取り消す"
          look="outline"
        />
      </div>
    );
  }
  if (person.status) {
    return (
      <p>
        この人の転出／死亡フラグは、すでに「{recipientStatusLabel(person.status)}」です。
      </p>
    );
  }
  return (
    <div class="step">
      <p>転出フラグはまだ付いていません。住民の異動を確かめたら、ここで付けられます。</p>
      <StepForm
        inquiry={inquiry}
        action={paths.inquiryFlag(inquiry.id)}
        label="転出フラグを付ける"
        look={look}
      />
    </div>
  );
}
