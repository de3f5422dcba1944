import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";
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
        <TextField
          name="from"
          label="開始日"
          hint="この日から。例：20210601、令和3年6月1日"
          value={typed.from}
          problems={problems}
          optional
        />
        <TextField
          name="to"
          label="終了日"
          hint="この日まで。空白なら限りません。"
          value={typed.to}
          problems={problems}
          optional
        />
        <div class="buttons">
          <SubmitButton look="outline">期間を指定して表示</SubmitButton>
        </div>
      </form>
    </div>
  );
}
