import { CHANGE_REASONS } from "../../domain/record/change_reason.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "../form/field.tsx";

interface ReasonFieldsProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** The fields of `ChangeReasonForm`. */
export function ReasonFields({ typed, problems }: ReasonFieldsProps) {
  return (
    <>
      <SelectField
        name="reason"
        label="理由"
        value={typed.reason}
        problems={problems}
        choices={CHANGE_REASONS.map((reason) => ({ value: reason, label: reason }))}
      />
      <TextField
        name="reasonText"
        label="理由の説明"
        hint="「その他」のときは必ず入力してください。氏名などの個人情報は書かないでください。"
        value={typed.reasonText}
        problems={problems}
        optional
      />
    </>
  );
}
