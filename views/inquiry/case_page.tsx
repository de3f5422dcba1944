import { messageTitle } from "../../domain/transfer/message_title.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { AskedPart } from "./asked_part.tsx";
import { AskingPart } from "./asking_part.tsx";
import type { CaseRow, RefusedStep } from "./case_row.ts";
import { CaseTimeline } from "./case_timeline.tsx";
import { InquiryFacts } from "./inquiry_facts.tsx";
import { NoteForm } from "./note_form.tsx";
import { OvertakenStep } from "./overtaken_step.tsx";

interface CasePageProps {
  shown: CaseRow;
  now: Date;
  refused?: RefusedStep;
}

/** One case, as the side that looks sees it. */
export function CasePage({ shown, now, refused }: CasePageProps) {
  const { inquiry, timeline } = shown;
  const { typed = {}, problems = [], overtaken } = refused ?? {};
  const form = { inquiry, typed, problems };
  // Whoever has to answer reads the question first, everybody else what came of it.
  const isToAnswer = inquiry.side === "asked" && inquiry.state === "waiting";
  return (
    <>
      <h1>{messageTitle(inquiry)}</h1>
      <ErrorSummary problems={problems} />
      {overtaken && <OvertakenStep what={overtaken} typed={typed} />}
      {isToAnswer && <Content inquiry={inquiry} />}
      {inquiry.side === "asking" && <AskingPart inquiry={inquiry} now={now} />}
      {inquiry.side === "asked" && <AskedPart shown={shown} form={form} />}
      {!isToAnswer && <Content inquiry={inquiry} />}
      <CaseTimeline inquiry={inquiry} timeline={timeline} />
      {inquiry.state !== "none" && <NoteForm inquiry={inquiry} typed={typed} problems={problems} />}
      <p>
        <LinkButton href={paths.messages}>メッセージへ戻る</LinkButton>
      </p>
    </>
  );
}

function Content({ inquiry }: { inquiry: CaseRow["inquiry"] }) {
  return (
    <>
      <h2>照会の内容</h2>
      <InquiryFacts inquiry={inquiry} />
    </>
  );
}
