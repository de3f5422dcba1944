import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { CHANGE_REASONS } from "../../domain/record/change_reason.ts";
import { ReasonFields } from "../form/reason_fields.tsx";

interface ChangeReasonFieldsProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** The fields of `ChangeReasonForm`. */
export function ChangeReasonFields({ typed, problems }: ChangeReasonFieldsProps) {
  return (
    <ReasonFields
      reasons={CHANGE_REASONS}
      choice={{ name: "reason", label: "理由" }}
      note={{ name: "reasonText", label: "理由の説明" }}
      typed={typed}
      problems={problems}
    />
  );
}
