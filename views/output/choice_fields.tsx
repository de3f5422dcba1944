import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { OUTPUT_ENCODING_LABELS, OUTPUT_ENCODINGS } from "../../domain/output/output_choice.ts";
import type { OutputKind } from "../../domain/output/output_kind.ts";
import { MOST_DOSES } from "../../domain/upload/dose_columns.ts";
import { Field } from "../form/field.tsx";

export interface FieldsProps {
  kind: OutputKind;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** Two forms with the same fields share a page: the fields of the second have ids of their own. */
export function fieldId(kind: OutputKind, name: string): string {
  return kind === "register" ? name : `${kind}-${name}`;
}

const ROWS: Record<OutputKind, string> = { register: "1人", waiting: "接種券1枚" };

/** 回数, 文字コード, 項目名: what both files leave to choose. */
export function FormatFields({ kind, typed, problems }: FieldsProps) {
  const { doseCount = "2", encoding = "utf-8", header } = typed;
  const headerId = fieldId(kind, "header");
  return (
    <>
      <ChoiceSelect
        id={fieldId(kind, "doseCount")}
        name="doseCount"
        label="回数"
        hint={`${ROWS[kind]}1行で、1回につき8項目が並びます。標準は2回目まで（17項目）です。`}
        value={doseCount}
        choices={Array.from({ length: MOST_DOSES }, (_, index) => ({
          value: String(index + 1),
          label: `${index + 1}回目まで（${1 + 8 * (index + 1)}項目）`,
        }))}
        problems={problems}
      />
      <ChoiceSelect
        id={fieldId(kind, "encoding")}
        name="encoding"
        label="文字コード"
        hint="Shift_JISにない文字は「〓」に置き換え、一覧にします。"
        value={encoding}
        choices={OUTPUT_ENCODINGS.map((value) => ({
          value,
          label: OUTPUT_ENCODING_LABELS[value],
        }))}
        problems={problems}
      />
      <div class="choice">
        <input
          type="checkbox"
          id={headerId}
          name="header"
          value="with_header"
          checked={header === "with_header"}
        />
        <label for={headerId}>1行目に項目名を付ける</label>
      </div>
    </>
  );
}

interface ChoiceSelectProps {
  id: string;
  name: string;
  label: string;
  hint?: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  problems: readonly FormProblem[];
}

function ChoiceSelect({ id, name, label, hint, value, choices, problems }: ChoiceSelectProps) {
  return (
    <Field name={id} label={label} hint={hint} problems={problems}>
      {(described) => (
        <select
          class="input input--medium"
          id={id}
          name={name}
          aria-required="true"
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        >
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === value}>{choice.label}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
