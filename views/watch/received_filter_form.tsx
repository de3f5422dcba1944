import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { FINDINGS } from "../../domain/transfer/inquiry.ts";
import type { ReceivedFilter } from "../../domain/transfer/received_filter.ts";
import { placeName } from "../dose/dose_table.tsx";
import type { Choice } from "../form/field.tsx";
import { PeriodFields } from "../form/period_fields.tsx";
import { SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import type { AskerRow } from "./askers_part.tsx";
import { FINDING_LABELS } from "./watch_words.ts";

interface ReceivedFilterFormProps {
  filter: ReceivedFilter;
  askers: readonly AskerRow[];
  typed: Typed;
  problems: readonly FormProblem[];
}

/** Narrows the list down; nothing of it is about a person, so it stands in the URL. */
export function ReceivedFilterForm({ filter, askers, typed, problems }: ReceivedFilterFormProps) {
  return (
    <form
      class="form form--grid"
      method="get"
      action={paths.receivedInquiries}
      aria-label="一覧の絞り込み"
      novalidate
    >
      <Select
        name="other"
        label="照会元の自治体"
        value={filter.otherCode}
        choices={municipalities(askers, filter)}
      />
      <Select
        name="finding"
        label="結果"
        value={filter.finding}
        choices={FINDINGS.map((value) => ({ value, label: FINDING_LABELS[value] }))}
      />
      <PeriodFields typed={typed} problems={problems} />
      <div class="buttons">
        <SubmitButton look="outline">絞り込む</SubmitButton>
      </div>
    </form>
  );
}

/** The one that is chosen stays one of the choices, even where it asked nothing. */
function municipalities(
  askers: readonly AskerRow[],
  { otherCode }: ReceivedFilter,
): Choice[] {
  const codes = new Set([
    ...askers.map((asker) => asker.otherCode),
    ...(otherCode ? [otherCode] : []),
  ]);
  return [...codes].toSorted().map((code) => ({ value: code, label: placeName(code) }));
}

interface SelectProps {
  name: string;
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
}

function Select({ name, label, value = "", choices }: SelectProps) {
  return (
    <div class="field">
      <label class="field__label" for={name}>{label}</label>
      <select class="input input--medium" id={name} name={name}>
        <option value="" selected={value === ""}>すべて</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>{choice.label}</option>
        ))}
      </select>
    </div>
  );
}
