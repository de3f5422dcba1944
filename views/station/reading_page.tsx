import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { DoseWarning } from "../../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { readAtOf } from "../../domain/offline/sent_dose.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { ReadOffline } from "../offline/read_offline.tsx";
import { DoseForm } from "./dose_form.tsx";
import { EarlierDoses } from "./earlier_doses.tsx";
import { PersonCard } from "./person_card.tsx";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import type { Reading } from "./reading.ts";
import type { ReadingPlace } from "./station.ts";
import { TicketFacts } from "./ticket_facts.tsx";
import { WarningList } from "./warning_list.tsx";

interface ReadingPageProps {
  station: ReadingPlace;
  preset: Preset | undefined;
  reading: Reading;
  choices: DoseChoices;
  today: PlainDate;
  typed: Typed;
  problems?: readonly FormProblem[];
  /** What is odd about what was typed; it is in the reading too. */
  entryWarnings?: readonly DoseWarning[];
}

/** What the ticket means and whose it is, and the form that registers the dose. */
export function ReadingPage(props: ReadingPageProps) {
  const { station, preset, reading, choices, today, typed } = props;
  const { problems = [], entryWarnings = [] } = props;
  const { ticket, person, doses, warnings } = reading;
  const saidElsewhere = new Set([...problems, ...entryWarnings].map(({ message }) => message));
  const readAt = readAtOf(typed);
  const isRefused = warnings.some(({ level }) => level === "refuse");
  const form = { preset, choices, today, typed, problems, entryWarnings };
  return (
    <>
      <h1>読み取り結果の確認</h1>
      <ErrorSummary problems={problems} />
      {readAt && <ReadOffline readAt={readAt} />}
      <PresetBanner station={station} preset={preset} today={today} />
      <div class="reading" id="reading">
        <TicketFacts ticket={ticket} />
        <PersonCard person={person} today={today} />
      </div>
      <WarningList warnings={warnings.filter(({ message }) => !saidElsewhere.has(message))} />
      <EarlierDoses doses={doses} today={today} />
      {!isRefused && <DoseForm action={station.doses} reading={reading} {...form} />}
      <p>
        <LinkButton href={station.start}>登録せずに次の人を読み取る</LinkButton>
      </p>
    </>
  );
}
