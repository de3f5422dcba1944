import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { lookupVaccine, vaccineLabel } from "../../domain/dose/vaccine.ts";
import { type DoseWarning, seenWarnings } from "../../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { formatOcrLine, type Ticket } from "../../domain/ticket/ocr_line.ts";
import { SelectField, TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";

interface DoseFormProps {
  action: string;
  ticket: Ticket;
  choices: DoseChoices;
  typed: Typed;
  problems: readonly FormProblem[];
  /** To be looked at before the dose is registered as it was typed. */
  entryWarnings: readonly DoseWarning[];
}

/** 会場名 / 接種日 / ワクチン・ロットNo. / 医師名, and 登録. An examination has no vaccine. */
export function DoseForm(props: DoseFormProps) {
  const { action, ticket, choices, typed, problems, entryWarnings } = props;
  return (
    <>
      <h2>接種の内容</h2>
      <EntryWarnings warnings={entryWarnings} />
      <Form action={action} label="接種の内容" layout="grid">
        <input type="hidden" name="ocrLine" value={formatOcrLine(ticket)} />
        <input type="hidden" name="clientKey" value={typed.clientKey} />
        <TextField
          name="venueName"
          label="会場名"
          hint="30文字以内"
          value={typed.venueName}
          problems={problems}
          size="long"
        />
        <TextField
          name="vaccinatedOn"
          label="接種日"
          hint="例：20210601、2021/6/1、令和3年6月1日"
          value={typed.vaccinatedOn}
          problems={problems}
        />
        {ticket.kind === "vaccination" && (
          <VaccineFields choices={choices} typed={typed} problems={problems} />
        )}
        <TextField
          name="doctorName"
          label="医師名"
          hint="20文字以内"
          value={typed.doctorName}
          problems={problems}
        />
        {entryWarnings.length > 0 && (
          <input type="hidden" name="seenWarnings" value={seenWarnings(entryWarnings)} />
        )}
        <SubmitButton>{entryWarnings.length > 0 ? "注意を確かめて登録" : "登録"}</SubmitButton>
      </Form>
    </>
  );
}

/** It takes the focus: nothing has been registered yet. */
function EntryWarnings({ warnings }: { warnings: readonly DoseWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="caution" heading="まだ登録していません。入力した内容を確かめてください">
        <ul>{warnings.map(({ message }) => <li>{message}</li>)}</ul>
        <p>誤りは下で直してください。正しければ「注意を確かめて登録」を押してください。</p>
      </Message>
    </div>
  );
}

/** The list narrows to the chosen vaccine's lots (`static/known_lots.ts`). */
function VaccineFields(
  { choices, typed, problems }: Pick<DoseFormProps, "choices" | "typed" | "problems">,
) {
  const { vaccines, lots } = choices;
  return (
    <div class="form__group" x-data="knownLots" x-on:change="narrow">
      <SelectField
        name="vaccineCode"
        label="ワクチン"
        hint="接種したワクチンを選んでください。"
        value={typed.vaccineCode}
        problems={problems}
        choices={vaccines.map((vaccine) => ({
          value: vaccine.code,
          label: vaccineLabel(vaccine),
        }))}
      />
      <TextField
        name="lotNumber"
        label="ロットNo."
        hint="20文字以内。シールのとおりに入力してください。"
        value={typed.lotNumber}
        problems={problems}
        list="knownLots"
      />
      <datalist id="knownLots">
        {lots.map(({ vaccineCode, lotNumber }) => (
          <option
            value={lotNumber}
            label={lookupVaccine(vaccines, vaccineCode)?.maker}
            data-vaccine={vaccineCode}
          />
        ))}
      </datalist>
    </div>
  );
}
