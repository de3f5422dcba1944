import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "./field.tsx";

/** A field's name in the form and its label on the page. */
interface NamedField {
  name: string;
  label: string;
}

interface ReasonFieldsProps {
  reasons: readonly string[];
  choice: NamedField;
  note: NamedField;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** A reason from a list, and its explanation: obligatory for 「その他」 only. */
export function ReasonFields({ reasons, choice, note, typed, problems }: ReasonFieldsProps) {
  return (
    <>
      <SelectField
        name={choice.name}
        label={choice.label}
        value={typed[choice.name]}
        problems={problems}
        choices={reasons.map((reason) => ({ value: reason, label: reason }))}
      />
      <TextField
        name={note.name}
        label={note.label}
        hint="「その他」のときは必ず入力してください。氏名などの個人情報は書かないでください。"
        value={typed[note.name]}
        problems={problems}
        optional
      />
    </>
  );
}
