import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DueDose } from "../../domain/dose/due_dose.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { paths } from "../paths.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";
import { DueMessage } from "./due_message.tsx";
import { EarlierDoses } from "./earlier_doses.tsx";
import { PersonCard } from "./person_card.tsx";
import type { Reading } from "./reading.ts";
import { TicketFacts } from "./ticket_facts.tsx";
import { WarningList } from "./warning_list.tsx";

interface PrecheckPageProps {
  readerUrls: ReaderUrls;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 接種前確認: what a ticket means, before the jab. Nothing is registered. */
export function PrecheckPage({ readerUrls, typed, problems = [] }: PrecheckPageProps) {
  return (
    <>
      <h1>接種前確認</h1>
      <ErrorSummary problems={problems} />
      <p>受付で接種券を読み取り、本人とこれまでの接種を確かめます。何も登録しません。</p>
      <TicketReader
        action={paths.precheckReadings}
        urls={readerUrls}
        typed={typed}
        problems={problems}
      />
    </>
  );
}

interface PrecheckedPageProps {
  readerUrls: ReaderUrls;
  reading: Reading & { due: DueDose };
  today: PlainDate;
}

/** What was found, and the reader for the next person. */
export function PrecheckedPage({ readerUrls, reading, today }: PrecheckedPageProps) {
  const { ticket, person, doses, warnings, due } = reading;
  const isHeld = warnings.some(({ level }) => level !== "caution");
  return (
    <>
      <h1 tabindex={-1} data-focus="first">接種前確認の結果</h1>
      <div class="reading">
        <TicketFacts ticket={ticket} />
        <PersonCard person={person} today={today} />
      </div>
      <DueMessage due={due} ticket={ticket} isHeld={isHeld} />
      <WarningList warnings={warnings} />
      <EarlierDoses doses={doses} today={today} />
      <h2>次の人の確認</h2>
      <TicketReader action={paths.precheckReadings} urls={readerUrls} />
    </>
  );
}
