import type { CorrectableDose } from "../../domain/correction/correctable.ts";
import {
  DOSE_NUMBER_CHOICES,
  KIND_CHOICES,
  vaccineChoices,
} from "../../domain/correction/dose_form.ts";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "../form/field.tsx";

export interface DoseFieldsProps {
  /** As the draft has the dose, or as it is; undefined for a new one. */
  dose: CorrectableDose | undefined;
  vaccines: readonly Vaccine[];
  typed: Typed;
  problems?: readonly FormProblem[];
}

/** Every column of a dose. */
export function DoseFields({ dose, vaccines, typed, problems = [] }: DoseFieldsProps) {
  const field = (name: string, label: string) => ({ name, label, value: typed[name], problems });
  return (
    <>
      <SelectField {...field("kind", "券種")} choices={KIND_CHOICES} />
      <SelectField {...field("doseNumber", "回数")} choices={DOSE_NUMBER_CHOICES} />
      <TextField
        {...field("vaccinatedOn", "接種日")}
        hint="例：20210601、2021/6/1、令和3年6月1日"
      />
      <TextField
        {...field("ticketNumber", "券番号")}
        hint="10桁。接種券の18桁でも入力できます。"
        inputmode="numeric"
      />
      <TextField
        {...field("placeCode", "接種自治体コード")}
        hint="6桁。接種した自治体のコードを入力してください。"
        inputmode="numeric"
      />
      <TextField {...field("venueName", "会場名")} hint="30文字以内" />
      <SelectField
        {...field("vaccineCode", "ワクチン")}
        hint="予診のみのときは選ばなくてかまいません。"
        choices={vaccineChoices(vaccines, dose)}
      />
      <TextField
        {...field("lotNumber", "ロットNo.")}
        hint="20文字以内。予診のみのときは空欄でかまいません。"
      />
      <TextField {...field("doctorName", "医師名")} hint="20文字以内" />
    </>
  );
}
