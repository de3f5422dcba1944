import type { Child } from "hono/jsx";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { type DoseWarning, seenWarnings } from "../../domain/dose/dose_warning.ts";
import { entryTexts, type SessionPreset } from "../../domain/dose/session_preset.ts";
import { stopsOf } from "../../domain/dose/stop_reason.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { formatOcrLine } from "../../domain/ticket/ocr_line.ts";
import { EntryFields } from "../dose/entry_fields.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { PersonConfirmation } from "./person_confirmation.tsx";
import { PresetOffer } from "./preset_offer.tsx";
import type { Reading } from "./reading.ts";
import { StopReasonFields } from "./stop_reason_fields.tsx";

export interface DoseFormProps {
  action: string;
  reading: Reading;
  preset: SessionPreset | undefined;
  choices: DoseChoices;
  today: PlainDate;
  typed: Typed;
  problems: readonly FormProblem[];
  /** To be looked at before the dose is registered as it was typed; they are in the reading too. */
  entryWarnings: readonly DoseWarning[];
}

/**
 * はい、本人です and 登録. What is given stands above: while it is as preset and nothing is odd about
 * it, folded away, so that two taps do.
 */
export function DoseForm(props: DoseFormProps) {
  const { action, reading, preset, choices, today, typed, problems, entryWarnings } = props;
  const { ticket, person, warnings } = reading;
  const isReady = isAsPreset(props);
  const stops = stopsOf(warnings);
  return (
    <section aria-labelledby="entry-heading">
      {!isReady && <h2 id="entry-heading">接種の内容</h2>}
      <EntryWarnings warnings={entryWarnings} />
      <Form action={action} label="接種の内容" layout="grid">
        <input type="hidden" name="ocrLine" value={formatOcrLine(ticket)} />
        <input type="hidden" name="clientKey" value={typed.clientKey} />
        {typed.readAt && <input type="hidden" name="readAt" value={typed.readAt} />}
        {warnings.length > 0 && (
          <input type="hidden" name="seenWarnings" value={seenWarnings(warnings)} />
        )}
        <Entry fold={isReady ? "folded" : "open"}>
          <EntryFields
            kind={ticket.kind}
            choices={choices}
            today={today}
            typed={typed}
            problems={problems}
          />
        </Entry>
        <PresetOffer preset={preset} kind={ticket.kind} />
        {stops.length > 0 && <StopReasonFields typed={typed} problems={problems} />}
        <div class="confirm-and-register">
          <PersonConfirmation
            person={person}
            typed={typed}
            problems={problems}
            waits={isReady && stops.length === 0 ? "first" : "later"}
          />
          <SubmitButton>
            {entryWarnings.length > 0 ? "注意を確かめて登録" : "登録"}
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}

function Entry({ fold, children }: { fold: "folded" | "open"; children: Child }) {
  if (fold === "open") return <>{children}</>;
  return (
    <details class="entry">
      <summary>
        <h2 id="entry-heading">接種の内容</h2>
        <span>設定のとおりです。この人だけ変えるときは、ここを開きます</span>
      </summary>
      <div class="form--grid">{children}</div>
    </details>
  );
}

/** Whether everything is filled in as the session's presets say, and nothing is wrong with it. */
function isAsPreset(props: DoseFormProps): boolean {
  const { reading: { ticket }, preset, today, typed, problems, entryWarnings } = props;
  const { vaccineCode, lotNumber, ...always } = entryTexts(preset, today);
  const wanted = ticket.kind === "vaccination" ? { ...always, vaccineCode, lotNumber } : always;
  return entryWarnings.length === 0 &&
    Object.entries(wanted).every(([field, value]) => value !== "" && typed[field] === value) &&
    !problems.some(({ field }) => field in wanted);
}

/** It takes the focus: nothing has been registered yet. */
function EntryWarnings({ warnings }: { warnings: readonly DoseWarning[] }) {
  if (warnings.length === 0) return null;
  const look = stopsOf(warnings).length > 0 ? "stop" : "caution";
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look={look} heading="まだ登録していません。入力した内容を確かめてください">
        <ul>{warnings.map(({ message }) => <li>{message}</li>)}</ul>
        <p>
          誤りは下で直してください。正しければ{look === "stop" && "、登録する理由を選んで"}
          「注意を確かめて登録」を押してください。
        </p>
      </Message>
    </div>
  );
}
