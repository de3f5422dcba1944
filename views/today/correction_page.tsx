import { doseTitle } from "../../domain/correction/correction_columns.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { type DoseWarning, seenWarnings } from "../../domain/dose/dose_warning.ts";
import type { OpenedDose } from "../../domain/dose/opened_dose.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { EntryFields } from "../dose/entry_fields.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { todaysPaths } from "../paths.ts";
import { ChangeReasonFields } from "../record/change_reason_fields.tsx";
import type { Station } from "../station/station.ts";
import { DoseFacts } from "./dose_facts.tsx";
import { OvertakenPart, type Overtaking } from "./overtaken_part.tsx";
import { BackToTodaysDoses, RefusalMessage } from "./refusal_message.tsx";

export interface TodaysCorrectionPageProps {
  station: Station;
  opened: OpenedDose;
  choices: DoseChoices;
  today: PlainDate;
  typed: Typed;
  problems?: readonly FormProblem[];
  /** What is odd about what was typed. */
  warnings?: readonly DoseWarning[];
  overtaken?: Overtaking;
}

/** 当日の一覧 › 訂正. */
export function TodaysCorrectionPage(props: TodaysCorrectionPageProps) {
  const { station, opened, problems = [], overtaken } = props;
  const { dose, withdrawal, refusal } = opened;
  const at = todaysPaths(station.doses);
  return (
    <>
      <h1>登録の訂正</h1>
      <ErrorSummary problems={problems} />
      {overtaken && <OvertakenPart cells={overtaken.cells} />}
      {refusal && <RefusalMessage refusal={refusal} />}
      <p class="groups">{doseTitle(dose)}</p>
      <DoseFacts opened={opened} extent={refusal ? "all" : "ticket"} />
      {!refusal && withdrawal && (
        <Message look="caution" heading="この登録は取り消されています">
          <p>
            訂正するときは、先に<a href={at.withdrawal(opened.id)}>取消をやめて</a>ください。
          </p>
        </Message>
      )}
      {!refusal && !withdrawal && <CorrectionForm {...props} />}
      <BackToTodaysDoses station={station} />
    </>
  );
}

function CorrectionForm(props: TodaysCorrectionPageProps) {
  const { station, opened, choices, today, typed, problems = [], warnings = [] } = props;
  const at = todaysPaths(station.doses);
  return (
    <>
      <p>
        人・券種・回数・券番号がちがうときは訂正できません。<a href={at.withdrawal(opened.id)}>
          この登録を取り消して
        </a>、正しい接種券を読み取り直してください。
      </p>
      <Warnings warnings={warnings} />
      <Form action={at.correction(opened.id)} label="登録の訂正" layout="grid">
        <input type="hidden" name="version" value={String(opened.version)} />
        <EntryFields
          kind={opened.dose.kind}
          choices={choices}
          today={today}
          typed={typed}
          problems={problems}
        />
        <ChangeReasonFields typed={typed} problems={problems} />
        {warnings.length > 0 && (
          <input type="hidden" name="seenWarnings" value={seenWarnings(warnings)} />
        )}
        <div class="buttons">
          <SubmitButton>{warnings.length > 0 ? "注意を確かめて訂正する" : "訂正する"}</SubmitButton>
          <LinkButton href={at.withdrawal(opened.id)}>登録を取り消す</LinkButton>
        </div>
      </Form>
    </>
  );
}

/** They take the focus: nothing has been corrected yet. */
function Warnings({ warnings }: { warnings: readonly DoseWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="caution" heading="まだ訂正していません。入力した内容を確かめてください">
        <ul>{warnings.map(({ message }) => <li>{message}</li>)}</ul>
        <p>誤りは下で直してください。正しければ「注意を確かめて訂正する」を押してください。</p>
      </Message>
    </div>
  );
}
