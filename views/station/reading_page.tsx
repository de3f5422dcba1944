import { ageOn, formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { DoseWarning } from "../../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import { formatOcrLine, groupOcrLine, type Ticket } from "../../domain/ticket/ocr_line.ts";
import { ticketKindLabel } from "../../domain/ticket/ticket_kind.ts";
import { BriefDoseTable, type DoseRow, placeName } from "../dose/dose_table.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import type { PersonFacts } from "../recipient/person_facts.ts";
import { DoseForm } from "./dose_form.tsx";
import type { Station } from "./station.ts";

export interface Reading {
  ticket: Ticket;
  holder: PersonFacts | undefined;
  doses: readonly DoseRow[];
  warnings: readonly DoseWarning[];
}

interface ReadingPageProps {
  station: Station;
  reading: Reading;
  choices: DoseChoices;
  today: PlainDate;
  typed: Typed;
  problems?: readonly FormProblem[];
  /** What is odd about what was typed. */
  entryWarnings?: readonly DoseWarning[];
}

/** What the ticket means, and the form that registers the dose. */
export function ReadingPage(props: ReadingPageProps) {
  const { station, reading, choices, today, typed, problems = [], entryWarnings = [] } = props;
  const { ticket, holder, doses, warnings } = reading;
  const isStopped = warnings.some((warning) => warning.level === "stop");
  return (
    <>
      <h1>読み取り結果の確認</h1>
      <ErrorSummary problems={problems} />
      <p class="groups groups--read">
        <span class="groups__digits">{groupOcrLine(formatOcrLine(ticket))}</span>
      </p>
      <div class="beside">
        <section aria-labelledby="ticket-heading">
          <h2 id="ticket-heading">接種券</h2>
          <dl class="facts">
            <dt>自治体</dt>
            <dd>{placeName(ticket.municipalityCode)}</dd>
            <dt>券種</dt>
            <dd>{ticketKindLabel(ticket.kind)}</dd>
            <dt>回数</dt>
            <dd>{ticket.doseNumber}回目</dd>
            <dt>券番号</dt>
            <dd>{ticket.ticketNumber}</dd>
          </dl>
        </section>
        <section aria-labelledby="person-heading">
          <h2 id="person-heading">本人</h2>
          {holder ? <Person person={holder} today={today} /> : <p>接種対象者は未登録です。</p>}
        </section>
      </div>
      {warnings.map(({ level, message }) => <Message look={level}>{message}</Message>)}
      <h2>これまでの接種</h2>
      <BriefDoseTable doses={doses} caption="これまでの接種と予診" />
      {isStopped ? null : (
        <DoseForm
          action={station.doses}
          ticket={ticket}
          choices={choices}
          typed={typed}
          problems={problems}
          entryWarnings={entryWarnings}
        />
      )}
      <p>
        <LinkButton href={station.start}>登録せずに次の人を読み取る</LinkButton>
      </p>
    </>
  );
}

function Person({ person, today }: { person: PersonFacts; today: PlainDate }) {
  return (
    <dl class="facts">
      <dt>氏名</dt>
      <dd class="facts__name">{person.name || "未登録"}</dd>
      <dt>カナ氏名</dt>
      <dd>{person.kana || "未登録"}</dd>
      <dt>年齢</dt>
      <dd>
        {person.birthDate
          ? `${ageOn(person.birthDate, today)}歳（${formatDate(person.birthDate)}生）`
          : "未登録"}
      </dd>
      <dt>性別</dt>
      <dd>{person.sex ? sexLabel(person.sex) : "未登録"}</dd>
    </dl>
  );
}
