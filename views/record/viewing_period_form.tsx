import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { PeriodFields } from "../form/period_fields.tsx";
import { SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface PeriodFormProps {
  recipientId: string;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** Narrows the list to some days; it changes nothing, so its answer is a page like any other. */
export function PeriodForm({ recipientId, typed, problems }: PeriodFormProps) {
  return (
    <div class="viewers__period">
      <ErrorSummary problems={problems} />
      <form
        class="form form--grid"
        method="get"
        action={paths.recipientViewers(recipientId)}
        aria-label="期間の指定"
        novalidate
      >
        <PeriodFields typed={typed} problems={problems} />
        <div class="buttons">
          <SubmitButton look="outline">期間を指定して表示</SubmitButton>
        </div>
      </form>
    </div>
  );
}
