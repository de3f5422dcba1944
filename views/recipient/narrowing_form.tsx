import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface NarrowingFormProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

const CRITERIA = ["nameKana", "birthDate", "sex"];

/** Which of several people is meant; the criteria that found them go along. */
export function NarrowingForm({ typed, problems }: NarrowingFormProps) {
  return (
    <>
      <h2>個別宛名番号・接種券番号で絞り込む</h2>
      <Form action={paths.peopleNarrowed} label="絞り込み" layout="grid">
        {CRITERIA.map((name) => <input type="hidden" name={name} value={typed[name] ?? ""} />)}
        <TextField
          name="residentNumber"
          label="個別宛名番号"
          hint="先頭の0は省いてもかまいません。"
          value={typed.residentNumber}
          problems={problems}
          optional
        />
        <TextField
          name="ticketNumber"
          label="接種券番号"
          hint="券番号10桁、またはOCRライン18桁を入力してください。"
          value={typed.ticketNumber}
          inputmode="numeric"
          problems={problems}
          optional
        />
        <div class="buttons">
          <SubmitButton>絞り込む</SubmitButton>
        </div>
      </Form>
    </>
  );
}
