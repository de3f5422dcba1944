import type { PracticeTicket } from "../../domain/practice/practice_ticket.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { paths } from "../paths.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";

interface PracticePageProps {
  readerUrls: ReaderUrls;
  tickets: readonly PracticeTicket[];
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 練習: the reader, and fictional tickets to hold before it, to type or to press. */
export function PracticePage({ readerUrls, tickets, typed, problems = [] }: PracticePageProps) {
  return (
    <>
      <h1>練習：接種券の読み取り</h1>
      <ErrorSummary problems={problems} />
      <p>{WHAT_PRACTICE_IS}</p>
      <TicketReader
        action={paths.practiceReadings}
        urls={readerUrls}
        typed={typed}
        problems={problems}
      />
      <h2>練習用の接種券</h2>
      <p>
        <LinkButton href={paths.practiceSheet}>カメラで読む練習用の券を表示・印刷する</LinkButton>
      </p>
      <ol class="practice-tickets">
        {tickets.map((ticket) => <PracticeChoice ticket={ticket} />)}
      </ol>
    </>
  );
}

const WHAT_PRACTICE_IS = "架空の接種券で、読み取りから登録完了までを試せます。" +
  "何も登録されず、照会の記録も残りません。実際の接種券は読み取りません。";

function PracticeChoice({ ticket: { line, title, lesson } }: { ticket: PracticeTicket }) {
  return (
    <li class="practice-ticket">
      <h3>{title}</h3>
      <p>{lesson}</p>
      <p class="practice-ticket__line">{groupOcrLine(line)}</p>
      <Form action={paths.practiceReadings} label={`練習：${title}`}>
        <input type="hidden" name="ocrLine" value={line} />
        <SubmitButton look="outline">この券を読み取ったことにする</SubmitButton>
      </Form>
    </li>
  );
}
