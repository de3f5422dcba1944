import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { AnswerOffer } from "./answer_offer.tsx";
import { AskingOutcome } from "./asking_outcome.tsx";
import { StepForm } from "./step_form.tsx";

/** What the municipality that asked is told, and what it can do now. */
export function AskingPart({ inquiry, now }: { inquiry: Inquiry; now: Date }) {
  return (
    <>
      <AskingOutcome inquiry={inquiry} />
      <AnswerOffer inquiry={inquiry} now={now} />
      <Actions inquiry={inquiry} />
    </>
  );
}

function Actions({ inquiry }: { inquiry: Inquiry }) {
  const { id, state, criteria } = inquiry;
  switch (state) {
    case "none":
      return (
        <div class="buttons">
          {criteria.kind === "name"
            ? (
              <a class="button button--solid" href={`${paths.transferByName}?again=${id}`}>
                条件を直して照会する
              </a>
            )
            : (
              <a class="button button--solid" href={paths.transferByMyNumber}>
                マイナンバーをもう一度入力して照会する
              </a>
            )}
          <StepForm
            inquiry={inquiry}
            action={paths.inquiryCheck(id)}
            label="転出元に確認を依頼する"
            look="outline"
          />
        </div>
      );
    case "waiting":
      return (
        <div class="buttons">
          <LinkButton href={paths.inquiryWithdrawal(id)}>取り下げ</LinkButton>
        </div>
      );
    case "answered":
    case "confirmed":
      return <Completion inquiry={inquiry} look="outline" />;
    case "denied":
      return <Completion inquiry={inquiry} look="solid" />;
    case "withdrawn":
    case "completed":
      return null;
  }
}

/** 完了: the manual's last step. */
function Completion({ inquiry, look }: { inquiry: Inquiry; look: "solid" | "outline" }) {
  return (
    <div class="buttons">
      <StepForm
        inquiry={inquiry}
        action={paths.inquiryCompletion(inquiry.id)}
        label="完了"
        look={look}
      />
    </div>
  );
}
